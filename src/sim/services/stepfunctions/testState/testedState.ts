import type { JsonObject } from '../../../kernel/json'
import { machineOf, type Machine, type State } from '../definition/machine'
import { refused } from '../refusal'
import { hasErrors, invalidDefinitionMessage, validateDefinition, type Diagnostic } from '../validation/validation'

/** What AWS calls a state that is tested on its own. [OBS: `$states.context.State.Name`] */
const NAME = 'StateName'

export interface TestedState {
  readonly state: State
  readonly machine: Machine
}

/**
 * The state to test: the definition itself, or the state of that name anywhere in a machine.
 * @throws {Refusal} InvalidDefinition; ValidationException where the machine has no such state
 */
export function testedState(text: string, stateName: string | undefined): TestedState {
  const machine = machineOf(stateName === undefined ? machineAround(text) : validMachine(text))
  const name = stateName ?? NAME
  const state = stateIn(machine, name)
  return state ? { state, machine } : refused('ValidationException', 'State not found in definition')
}

export function stateIn(machine: Machine, name: string): State | undefined {
  for (const { states } of machine.blocks) {
    const state = states.get(name)
    if (state) return state
  }
  return undefined
}

function validMachine(text: string): JsonObject {
  const { definition, diagnostics } = validateDefinition(text, { type: 'STANDARD' })
  if (!definition || hasErrors(diagnostics)) refused('InvalidDefinition', invalidDefinitionMessage(diagnostics))
  return definition
}

/** A state's own text is judged first, because a machine around it would move what its JSON's faults say of their place. */
function machineAround(text: string): JsonObject {
  const alone = validateDefinition(text, { type: 'STANDARD' })
  if (!alone.definition) refused('InvalidDefinition', invalidDefinitionMessage(alone.diagnostics))
  const around = `{"StartAt":"${NAME}","States":{"${NAME}":${text}}}`
  const { definition = {}, diagnostics } = validateDefinition(around, { type: 'STANDARD' })
  const own = diagnostics.filter((diagnostic) => !isOfOtherStates(diagnostic))
  if (hasErrors(own)) refused('InvalidDefinition', invalidDefinitionMessage(own))
  return definition
}

/** Where a state leads to is of no interest when it is tested on its own. */
function isOfOtherStates({ code }: Diagnostic): boolean {
  return code === 'MISSING_TRANSITION_TARGET' || code === 'MISSING_END_STATE'
}
