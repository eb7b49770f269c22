import { numberOf } from '../../../../facts/facts'
import type { Json, JsonObject } from '../../../kernel/json'
import { objectField, type State } from '../definition/machine'
import { conclude } from './dataFlow'
import { runDistributedMap } from './distributedMap'
import type { Frame, Progress, Visit } from './frame'
import { concurrencyOf, itemsOf } from './mapItems'
import { emptyOutputs, startChild } from './parallel'
import type { Run } from './run'
import { withContext, withInput, type Scope } from './scope'
import { WAITS, type Step } from './step'

/** An inline Map runs at most this many iterations side by side. */
const INLINE_CONCURRENCY = numberOf('stepfunctions.map.inline.concurrency')

export function isDistributed(state: State): boolean {
  const processor = objectField(state.fields, 'ItemProcessor') ?? objectField(state.fields, 'Iterator')
  return processor !== undefined && objectField(processor, 'ProcessorConfig')?.['Mode'] === 'DISTRIBUTED'
}

export function runMap(run: Run, frame: Frame, state: State, visit: Visit): Step {
  if (isDistributed(state)) return runDistributedMap(run, frame, state, visit)
  const scope = run.scope(frame, visit)
  const wanted = concurrencyOf(state, scope)
  const found = itemsOf(state, scope)
  run.tell(frame, 'MapStateStarted', 'mapStateStartedEventDetails', { length: found.items.length })
  if (found.items.length === 0) return mapDone(run, frame, state, visit, [])
  const progress: Progress = {
    outputs: emptyOutputs(found.items.length),
    done: 0,
    items: found.items,
    nextItem: 0,
    concurrency: wanted === 0 ? INLINE_CONCURRENCY : Math.min(wanted, INLINE_CONCURRENCY),
    children: [],
    input: found.input,
  }
  run.waits(frame, visit, { kind: 'children', progress })
  startIterations(run, frame, state, visit, frame.lastEvent)
  return WAITS
}

/** Starts as many iterations as may run side by side. Their first events follow the event `after`. */
export function startIterations(run: Run, frame: Frame, state: State, visit: Visit, after: number): void {
  if (frame.at.kind !== 'in' || frame.at.wait.kind !== 'children') return
  const { progress } = frame.at.wait
  const { items, concurrency, children } = progress
  while (progress.nextItem < items.length && children.length < concurrency) {
    const index = progress.nextItem
    const item = mapItem(items, index)
    const input = iterationInput(state, withInput(run.scope(frame, visit), progress.input), item)
    const started = run.tellAfter(after, 'MapIterationStarted', 'mapIterationStartedEventDetails', { name: state.name, index })
    children.push(startChild(run, frame, state.blocks[0]!, index, input, started, item))
    progress.nextItem++
  }
}

function mapItem(items: readonly Json[], index: number): JsonObject {
  return { Index: index, Value: items[index] as Json }
}

/**
 * What an iteration gets: its item, or what ItemSelector makes of it.
 * @param item  as `$$.Map.Item` tells it
 */
export function iterationInput(state: State, scope: Scope, item: JsonObject, whole = item['Value'] as Json): Json {
  const selector = state.language === 'JSONata' ? state.query('ItemSelector') : state.parameters
  if (!selector) return whole
  return selector(withContext(scope, () => ({ ...scope.context(), Map: { Item: item } })), {})
}

/** Told after an iteration ended; the next one follows its last event, as recorded. */
export function iterationDone(run: Run, frame: Frame, state: State, index: number): void {
  const after = frame.lastEvent
  const details = { name: state.name, index }
  const succeeded = run.tellAfter(after, 'MapIterationSucceeded', 'mapIterationSucceededEventDetails', details)
  frame.lastEvent = succeeded
  if (frame.at.kind === 'in') startIterations(run, frame, state, frame.at.visit, after)
}

/** All iterations are done. */
export function mapDone(run: Run, frame: Frame, state: State, visit: Visit, result: Json): Step {
  run.tellAfter(frame.lastEvent, 'MapStateSucceeded')
  return { kind: 'done', given: conclude(state, run.scope(frame, visit), result, {}), next: state.next }
}

