import type { Context } from '../../../aws/service'
import type { Json, JsonObject } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { choose } from '../interpreter/choice'
import { afterInputPath, conclude, passThrough, prepare, type Given } from '../interpreter/dataFlow'
import type { Scope } from '../interpreter/scope'
import { failFault } from '../interpreter/simpleStates'
import { StateFault } from '../interpreter/stateFault'
import { inspectMap, thresholdFault } from './mapEvaluation'
import { faulted, succeeded, type Inspected, type TestEnd } from './testEnd'
import type { StateConfiguration, TestRequest } from './testRequest'

/** A state under test, and what it is given. */
export interface Test {
  readonly state: State
  readonly scope: Scope
  readonly configuration: StateConfiguration
}

/** @param contextObject  what `$$` and `$states.context` stand for */
export function testOf(state: State, request: TestRequest, contextObject: JsonObject, context: Context): Test {
  const { input, variables = {}, configuration } = request
  const { now, draw, newUuid: uuid } = context
  // Causes do not say which state and event they are of. [OBS]
  const place = ''
  const scope: Scope = { input, stateInput: input, context: () => contextObject, variables, now, draw, uuid, place }
  return { state, scope, configuration }
}

/** What the work of a state came to: from a call, or from a mock. */
export type WorkOutcome = { readonly result: Json } | { readonly fault: StateFault }

/** Tests a state that works on nothing but its input. A Wait is not waited for here. */
export function testOfData(test: Test): TestEnd {
  const { state, scope } = test
  const inspected: Inspected = {}
  return ended(test, inspected, () => {
    if (state.language === 'JSONPath' && state.type !== 'Pass') inspected.afterInputPath = afterInputPath(state, scope)
    switch (state.type) {
      case 'Pass':
        return succeeded(passGiven(state, scope, inspected), state.next, inspected)
      case 'Choice': {
        const { next, given } = choose(state, scope)
        return succeeded(given, next, inspected)
      }
      case 'Fail':
        throw failFault(state, scope)
      default:
        return succeeded(passThrough(state, scope), state.next, inspected)
    }
  })
}

/** As recorded: with a Result nothing is said of the input, without one nothing of a result. */
function passGiven(state: State, scope: Scope, inspected: Inspected): Given {
  if (state.language === 'JSONata') return passThrough(state, scope)
  const { Result: result } = state.fields
  if (result !== undefined) return conclude(state, scope, result, inspected)
  const given = conclude(state, scope, prepare(state, scope, inspected), inspected)
  delete inspected.result
  return given
}

/** What a Task would be called with; ends the test where that cannot be said. */
export function testOfParameters(test: Test, inspected: Inspected): { readonly parameters: Json } | { readonly end: TestEnd } {
  try {
    return { parameters: prepare(test.state, test.scope, inspected) }
  } catch (thrown) {
    return { end: endOf(thrown, test, inspected) }
  }
}

/** The rest of a Task's test, when its call has been answered. */
export function testOfTask(test: Test, outcome: WorkOutcome, inspected: Inspected): TestEnd {
  return ended(test, inspected, () => {
    if ('fault' in outcome) throw outcome.fault
    return succeeded(conclude(test.state, test.scope, outcome.result, inspected), test.state.next, inspected)
  })
}

/** As recorded: of a Parallel's input nothing is said, nor of its branches' results but as its own. */
export function testOfParallel(test: Test, outcome: WorkOutcome): TestEnd {
  const { state, scope } = test
  const inspected: Inspected = {}
  return ended(test, inspected, () => {
    prepare(state, scope, {})
    if ('fault' in outcome) throw outcome.fault
    return succeeded(concludedWithoutResult(test, outcome.result, inspected), state.next, inspected)
  })
}

export function testOfMap(test: Test, outcome: WorkOutcome): TestEnd {
  const inspected: Inspected = {}
  return ended(test, inspected, () => {
    const items = inspectMap(test, inspected)
    if ('fault' in outcome) throw outcome.fault
    const fault = thresholdFault(test, items.length, inspected)
    if (fault) throw fault
    return succeeded(concludedWithoutResult(test, outcome.result, inspected), test.state.next, inspected)
  })
}

function concludedWithoutResult({ state, scope }: Test, result: Json, inspected: Inspected): Given {
  const stages: Inspected = {}
  const given = conclude(state, scope, result, stages)
  delete stages.result
  Object.assign(inspected, stages)
  return given
}

function ended(test: Test, inspected: Inspected, work: () => TestEnd): TestEnd {
  try {
    return work()
  } catch (thrown) {
    return endOf(thrown, test, inspected)
  }
}

function endOf(thrown: unknown, { state, scope, configuration }: Test, inspected: Inspected): TestEnd {
  if (!(thrown instanceof StateFault)) throw thrown
  return faulted(thrown, state, scope, configuration.retrierRetryCount ?? 0, inspected)
}
