import type { Json } from '../../../kernel/json'
import type { State } from '../definition/machine'
import type { MapRunOptions } from '../mapRun/mapRun'
import { afterInputPath } from './dataFlow'
import { concurrencyOf, rangeFault } from './mapItems'
import { numberOption } from './numberOption'
import { withInput, type Scope } from './scope'

/**
 * How a Distributed Map runs: side by side, and with how many failures.
 * @throws {StateFault} where a value is no number, or out of its range
 */
export function mapRunOptions(state: State, scope: Scope): MapRunOptions {
  const input = withInput(scope, effectiveInput(state, scope))
  const toleratedFailureCount = numberOption(state, input, state.fields, 'ToleratedFailureCount', 'integer')
  const toleratedFailurePercentage = numberOption(state, input, state.fields, 'ToleratedFailurePercentage', 'float')
  if (toleratedFailureCount !== undefined && toleratedFailureCount < 0) {
    throw rangeFault(state, scope, 'ToleratedFailureCount', 'cannot be negative.')
  }
  if (toleratedFailurePercentage !== undefined && toleratedFailurePercentage < 0) {
    throw rangeFault(state, scope, 'ToleratedFailurePercentage', 'cannot be negative.')
  }
  if (toleratedFailurePercentage !== undefined && toleratedFailurePercentage > 100) {
    throw rangeFault(state, scope, 'ToleratedFailurePercentage', 'cannot be greater than 100.')
  }
  return { maxConcurrency: concurrencyOf(state, scope), toleratedFailureCount, toleratedFailurePercentage }
}

/** What a Map's templates refer to as `$`. */
export function effectiveInput(state: State, scope: Scope): Json {
  return state.language === 'JSONata' ? scope.stateInput : afterInputPath(state, scope)
}
