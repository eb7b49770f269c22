import type { CallResult } from '../../../aws/apiCall'
import type { Json } from '../../../kernel/json'
import { objectField, textField, type State } from '../definition/machine'
import { childInputs } from '../mapRun/batches'
import { NO_COUNTS } from '../mapRun/counts'
import type { MapRun } from '../mapRun/mapRun'
import { readerOf } from '../mapRun/readerConfig'
import { PersistentList } from '../../../kernel/persistentMap'
import { NOT_DISPATCHED } from '../rules/dispatchRate'
import type { Frame, Visit, Wait } from './frame'
import { itemsGiven, read } from './itemReader'
import { iterationInput } from './map'
import { mapRunFailed } from './mapRunEnd'
import { effectiveInput, mapRunOptions } from './mapOptions'
import { itemsOf } from './mapItems'
import type { Run } from './run'
import { withInput } from './scope'
import { StateFault } from './stateFault'
import { WAITS, type Step } from './step'

/**
 * A Map whose items run as child executions of their own, in a Map Run. Its history tells of the
 * run's start and end only; children have histories of their own.
 */
export function runDistributedMap(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const scope = run.scope(frame, visit)
  const reader = readerOf(state)
  const { items, keyed = false } = reader ? { items: [] } : itemsOf(state, scope, true)
  run.tell(frame, 'MapStateStarted', 'mapStateStartedEventDetails', { length: items.length })
  const mapRun = newMapRun(run, frame, state, visit)
  run.tell(frame, 'MapRunStarted', 'mapRunStartedEventDetails', { mapRunArn: mapRun.arn })
  run.asks.push({ kind: 'openMapRun', mapRun })
  return inMapRun(run, frame, mapRun.arn, () =>
    reader ? read(run, frame, state, visit, reader, mapRun.arn) : startItems(run, frame, state, visit, items, 'STATE_DATA', mapRun.arn, keyed),
  )
}

function newMapRun(run: Run, frame: Frame, state: State, visit: Visit): MapRun {
  const { execution, context } = run
  const options = mapRunOptions(state, run.scope(frame, visit))
  const label = textField(state.fields, 'Label') ?? context.newUuid()
  const processor = objectField(state.fields, 'ItemProcessor') ?? objectField(state.fields, 'Iterator') ?? {}
  const express = objectField(processor, 'ProcessorConfig')?.['ExecutionType'] === 'EXPRESS'
  const place = `arn:aws:states:${context.region}:${context.accountId}`
  const machineName = `${execution.machineName.split('/', 1)[0]}/${label}`
  return {
    arn: `${place}:mapRun:${machineName}:${context.newUuid()}`,
    parent: run.visitRef(frame, visit),
    label,
    machineArn: `${place}:stateMachine:${machineName}`,
    machineName,
    block: state.blocks[0] ?? 0,
    childType: express ? 'EXPRESS' : 'STANDARD',
    status: 'RUNNING',
    startedAt: context.now,
    stoppedAt: undefined,
    options,
    inputs: [],
    children: PersistentList(),
    redriveCount: 0,
    redrivenAt: undefined,
    redrives: PersistentList(),
    dispatch: NOT_DISPATCHED,
    executionCounts: NO_COUNTS,
    itemCounts: NO_COUNTS,
  }
}

/** What goes wrong once the Map Run has started is its failure first. */
function inMapRun(run: Run, frame: Frame, mapRunArn: string, what: () => Step): Step {
  try {
    return what()
  } catch (thrown) {
    if (!(thrown instanceof StateFault)) throw thrown
    run.asks.push({ kind: 'closeMapRun', mapRunArn, status: 'FAILED' })
    return mapRunFailed(run, frame, thrown)
  }
}

/** A redrive found the Map Run where its items were still to be read. */
export function readAgain(run: Run, frame: Frame, state: State, visit: Visit, mapRunArn: string): Step {
  return inMapRun(run, frame, mapRunArn, () => read(run, frame, state, visit, readerOf(state) ?? {}, mapRunArn))
}

/** S3 has answered the ItemReader. */
export function itemsRead(
  run: Run,
  frame: Frame,
  state: State,
  visit: Visit,
  wait: Extract<Wait, { kind: 'reading' }>,
  result: CallResult,
): Step {
  return inMapRun(run, frame, wait.mapRunArn, () => itemsGiven(run, frame, state, visit, wait, result))
}

/**
 * What each child execution gets, by ItemSelector and ItemBatcher.
 * @param keyed  the items are an object's members, of which the Context object tells key and value apart
 */
export function startItems(
  run: Run,
  frame: Frame,
  state: State,
  visit: Visit,
  items: readonly Json[],
  source: string,
  mapRunArn: string,
  keyed = false,
): Step {
  const scope = run.scope(frame, visit)
  const effective = withInput(scope, effectiveInput(state, scope))
  const selected = items.map((item, Index) => {
    const told = keyed ? { Index, ...(item as { readonly Key: string; readonly Value: Json }), Source: source } : { Index, Value: item, Source: source }
    return iterationInput(state, effective, told, item)
  })
  const inputs = childInputs(state, effective, selected)
  run.waits(frame, visit, { kind: 'mapRun', mapRunArn })
  run.asks.push({ kind: 'runItems', mapRunArn, inputs })
  return WAITS
}
