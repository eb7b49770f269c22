import type { ChoiceBranch, State } from '../definition/machine'
import { expectType } from '../definition/jsonataTemplate'
import { textField } from '../definition/machine'
import { choiceHolds } from './choiceRule'
import { afterInputPath, passBranch, type Given } from './dataFlow'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import { withInput, type Scope } from './scope'
import { runtimeFault } from './stateFault'
import type { Step } from './step'

export function runChoice(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const { next, given } = choose(state, run.scope(frame, visit))
  return { kind: 'done', given, next }
}

/** The first rule that holds decides; else Default; else the execution cannot go on: States.Runtime, as measured, though the guide says States.NoChoiceMatched. */
export function choose(state: State, scope: Scope): { next: string; given: Given } {
  const input = state.language === 'JSONata' ? scope : withInput(scope, afterInputPath(state, scope))
  const branch = state.choices.find((choice, index) => holds(choice, index, state, input))
  const next = branch?.next ?? textField(state.fields, 'Default')
  if (next === undefined) {
    throw runtimeFault(`${scope.place} Failed to transition out of the state. The state does not point to a next state.`)
  }
  return { next, given: passBranch(state, branch, scope) }
}

function holds(choice: ChoiceBranch, index: number, state: State, scope: Scope): boolean {
  if (state.language === 'JSONPath') return choiceHolds(choice.rule, scope)
  const field = `Choices[${index}]/Condition`
  const value = choice.condition ? choice.condition(scope, {}) : false
  return expectType(value, 'boolean', (it) => typeof it === 'boolean', field, choice.rule['Condition'], scope) as boolean
}
