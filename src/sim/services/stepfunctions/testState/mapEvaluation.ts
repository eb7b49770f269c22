import type { Json } from '../../../kernel/json'
import { objectField, type State } from '../definition/machine'
import { afterInputPath } from '../interpreter/dataFlow'
import { isDistributed, iterationInput } from '../interpreter/map'
import { effectiveInput, mapRunOptions } from '../interpreter/mapOptions'
import { itemsOf } from '../interpreter/mapItems'
import { withInput } from '../interpreter/scope'
import { StateFault } from '../interpreter/stateFault'
import { childInputs } from '../mapRun/batches'
import { itemsIn } from '../mapRun/readItems'
import { readerConfig, readerOf } from '../mapRun/readerConfig'
import { refused } from '../refusal'
import type { Test } from './evaluation'
import type { Inspected } from './testEnd'

/**
 * Goes the way of a Map's data as far as its iterations, and returns its items.
 * @throws {StateFault} where that way ends
 */
export function inspectMap(test: Test, inspected: Inspected): readonly Json[] {
  const { state, scope } = test
  if (state.language === 'JSONPath') inspected.afterInputPath = afterInputPath(state, scope)
  const items = mapItems(test, inspected)
  const inputs = iterationInputs(test, items, inspected)
  if (objectField(state.fields, 'ItemBatcher')) {
    inspected.afterItemBatcher = childInputs(state, withInput(scope, effectiveInput(state, scope)), inputs).map(({ input }) => input)
  }
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = mapRunOptions(state, scope)
  inspected.maxConcurrency = maxConcurrency
  if (toleratedFailureCount !== undefined) inspected.toleratedFailureCount = toleratedFailureCount
  if (toleratedFailurePercentage !== undefined) inspected.toleratedFailurePercentage = toleratedFailurePercentage
  return items
}

/** What S3 would hold is given with the test; without it the reader has read nothing. */
function mapItems({ state, scope, configuration }: Test, inspected: Inspected): readonly Json[] {
  const reader = readerOf(state)
  if (!reader) {
    const { items } = itemsOf(state, scope, isDistributed(state))
    if (state.language === 'JSONPath') inspected.afterItemsPath = items
    return items
  }
  if (configuration.mapItemReaderData === undefined) return []
  const config = readerConfig(state, reader, withInput(scope, effectiveInput(state, scope)))
  const items = itemsIn(configuration.mapItemReaderData, config)
  if (config.pointer !== undefined) inspected.afterItemsPointer = items
  return items
}

function iterationInputs({ state, scope }: Test, items: readonly Json[], inspected: Inspected): readonly Json[] {
  if (!selectsItems(state)) return items
  const around = withInput(scope, effectiveInput(state, scope))
  const inputs = items.map((value, index) => iterationInput(state, around, { Index: index, Value: value }))
  inspected.afterItemSelector = inputs
  return inputs
}

function selectsItems({ fields }: State): boolean {
  return fields['ItemSelector'] !== undefined || fields['Parameters'] !== undefined
}

/**
 * Whether as many iterations have failed as the test says is too many. As recorded, a Map that
 * tolerates nothing in particular is not asked.
 * @throws {Refusal} ValidationException where there are not so many items
 */
export function thresholdFault(test: Test, items: number, inspected: Inspected): StateFault | undefined {
  const { mapIterationFailureCount: failed = 0 } = test.configuration
  if (failed > items) refused('ValidationException', 'MapIterationFailureCount cannot be greater than the number of items.')
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = inspected
  const tooMany = (count !== undefined && failed > count) || (percentage !== undefined && failed * 100 > percentage * items)
  return tooMany
    ? new StateFault('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded')
    : undefined
}
