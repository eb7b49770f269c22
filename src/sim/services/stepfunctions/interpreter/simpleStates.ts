import { compileExpression } from '../definition/payloadTemplate'
import { expectType } from '../definition/jsonataTemplate'
import type { Json } from '../../../kernel/json'
import { textField, type State } from '../definition/machine'
import { conclude, passThrough, plainly, prepare } from './dataFlow'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import { withInput, type Scope } from './scope'
import { runtimeFault, StateFault } from './stateFault'
import type { Step } from './step'
import { compileJsonataTemplate } from '../definition/jsonataTemplate'

export function runPass(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const { Result: result = visit.input } = state.fields
  // In a JSONata Pass, Result is no field.
  const given = state.plain && state.language === 'JSONPath' ? plainly(state, visit, result) : passGiven(state, run.scope(frame, visit))
  return { kind: 'done', given, next: state.next }
}

/** A Pass's result is its Result field, else its effective input. */
export function passGiven(state: State, scope: Scope, stages = {}) {
  if (state.language === 'JSONata') return passThrough(state, scope)
  const effective = prepare(state, scope, stages)
  const result = state.fields['Result']
  return conclude(state, scope, result === undefined ? effective : result, stages)
}

export function runSucceed(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const given = state.plain ? plainly(state, visit, visit.input) : passThrough(state, run.scope(frame, visit))
  return { kind: 'done', given, next: undefined }
}

export function runFail(run: Run, frame: Frame, state: State, visit: Visit): Step {
  return { kind: 'failed', fault: failFault(state, run.scope(frame, visit)) }
}

/** The error that a Fail state names, by constants, paths, intrinsics or expressions. */
export function failFault(state: State, scope: Scope): StateFault {
  return new StateFault(failText(state, scope, 'Error'), failText(state, scope, 'Cause'))
}

function failText(state: State, scope: Scope, field: 'Error' | 'Cause'): string | undefined {
  const path = textField(state.fields, `${field}Path`)
  if (path !== undefined) return text(compileExpression(path, `${field}Path`)(withInput(scope, scope.stateInput)), scope, `${field}Path`, path)
  const value = state.fields[field]
  if (value === undefined || state.language === 'JSONPath') return value as string | undefined
  const given = compileJsonataTemplate(value, field)(scope, {})
  return expectType(given, 'string', (it) => typeof it === 'string', field, value, scope) as string
}

function text(value: Json, scope: Scope, field: string, path: string): string {
  if (typeof value === 'string') return value
  throw runtimeFault(`${scope.place} The ${field} field refers to value ${JSON.stringify(value)} which is not a string: ${path}`)
}
