import { numberOf } from '../../../../facts/facts'
import type { Context, Effect } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import type { StatesAccount } from '../account'
import { executionArn } from '../arns'
import type { Execution } from '../interpreter/execution'
import type { Outcome } from '../outcome'
import { redrive } from '../redriving'
import { dispatchAt } from '../rules/dispatchRate'
import type { StatesSignal } from '../signals'
import { begin, restart } from '../starting'
import type { ChildInput } from './batches'
import { counted, countedAs, type Counts } from './counts'
import { failedTooMany, type MapRun } from './mapRun'

/** As many child executions as a Map Run has side by side, however many it wishes. */
const MOST_CONCURRENT = numberOf('stepfunctions.map.distributed.concurrency')

/** The items are known: the Map Run starts its child executions, as many as may run side by side. */
export function runItems(account: StatesAccount, arn: string, inputs: readonly ChildInput[], context: Context): Outcome {
  const mapRun = account.mapRuns.get(arn)
  if (!mapRun) return { account }
  const items = inputs.reduce((sum, input) => sum + input.items, 0)
  const known: MapRun = {
    ...mapRun,
    inputs,
    executionCounts: { ...mapRun.executionCounts, total: inputs.length },
    itemCounts: { ...mapRun.itemCounts, total: items },
  }
  return startChildren({ ...account, mapRuns: account.mapRuns.set(arn, known) }, arn, context)
}

/** Starts children while there is room; tells the Map state when all have ended. */
export function startChildren(account: StatesAccount, arn: string, context: Context): Outcome {
  let outcome: Outcome = { account }
  let mapRun = account.mapRuns.get(arn)
  const parent = mapRun && account.executions.get(mapRun.parent.executionArn)
  if (mapRun?.status !== 'RUNNING' || !parent) return outcome
  const { maxConcurrency } = mapRun.options
  const most = maxConcurrency === 0 ? MOST_CONCURRENT : Math.min(maxConcurrency, MOST_CONCURRENT)
  const events: EventBody[] = []
  const effects: Effect<StatesSignal>[] = []
  while (mapRun.executionCounts.running < most && !allStarted(mapRun)) {
    const { fullFor, since, count } = dispatchAt(mapRun.dispatch, mapRun.childType, context.now)
    if (fullFor > 0) {
      const signal: StatesSignal = { type: 'MapRunDispatch', mapRunArn: arn }
      effects.push({ type: 'schedule' as const, after: fullFor, key: `${arn}/dispatch`, signal })
      break
    }
    const begun = beginNext(outcome.account, parent, mapRun, context)
    if (!begun) break
    events.push(...(begun.outcome.events ?? []))
    effects.push(...(begun.outcome.effects ?? []))
    mapRun = { ...begun.mapRun, dispatch: { since, count: count + 1 } }
    outcome = { account: begun.outcome.account }
  }
  if (mapRun.executionCounts.running === 0 && allStarted(mapRun)) {
    effects.push({ type: 'schedule' as const, signal: { type: 'MapRunOver' as const, mapRunArn: arn } })
  }
  return { account: { ...outcome.account, mapRuns: outcome.account.mapRuns.set(arn, mapRun) }, events, effects }
}

function allStarted({ redrives, children, inputs }: MapRun): boolean {
  return redrives.isEmpty() && children.size === inputs.length
}

interface Begun {
  readonly mapRun: MapRun
  readonly outcome: Outcome
}

/** Lets one more child run: first those to be redriven, then those not yet started; undefined where there is none. */
function beginNext(account: StatesAccount, parent: Execution, mapRun: MapRun, context: Context): Begun | undefined {
  const redriven = mapRun.redrives.first()
  const index = redriven ?? mapRun.children.size
  const child = mapRun.inputs[index]
  if (!child) return undefined
  const running = (counts: Counts, by: number) =>
    counted(redriven === undefined ? counts : counted(counts, 'pendingRedrive', -by), 'running', by)
  const counts = { executionCounts: running(mapRun.executionCounts, 1), itemCounts: running(mapRun.itemCounts, child.items) }
  const ended = redriven === undefined ? undefined : account.executions.get(mapRun.children.get(redriven) ?? '')
  if (ended) {
    const outcome = ended.type === 'EXPRESS' ? restart(account, ended, mapRun.block, context) : redrive(account, ended, context)
    return { mapRun: { ...mapRun, redrives: mapRun.redrives.shift(), ...counts }, outcome }
  }
  const name = context.newUuid()
  const machine = { name: mapRun.machineName, type: mapRun.childType }
  const arn = executionArn(context, machine, name, context.newUuid)
  const outcome = begin(account, childOf(parent, mapRun, arn, name, child, index), context)
  return { mapRun: { ...mapRun, children: mapRun.children.push(arn), ...counts }, outcome }
}

function childOf(parent: Execution, mapRun: MapRun, arn: string, name: string, { input }: ChildInput, index: number) {
  const { machineArn, machineName, block, childType: type, arn: mapRunArn } = mapRun
  const { roleArn, definition, testCase } = parent
  const listeners = [{ kind: 'mapRun' as const, mapRunArn, index }]
  const setting = { machineArn, machineName, versionArn: undefined, aliasArn: undefined, type, roleArn, definition }
  return { arn, name, ...setting, block, input, listeners, mapRunArn, item: undefined, testCase }
}

/** A child execution has ended: it is counted, and makes room for the next, or was one failure too many. */
export function childEnded(account: StatesAccount, arn: string, index: number, context: Context): Outcome {
  const mapRun = account.mapRuns.get(arn)
  const child = mapRun && account.executions.get(mapRun.children.get(index) ?? '')
  if (mapRun?.status !== 'RUNNING' || !child) return { account }
  const how = countedAs(child.status)
  const items = mapRun.inputs[index]?.items ?? 1
  const after: MapRun = {
    ...mapRun,
    executionCounts: counted(counted(mapRun.executionCounts, 'running', -1), how, 1),
    itemCounts: counted(counted(mapRun.itemCounts, 'running', -items), how, items),
  }
  const changed = { ...account, mapRuns: account.mapRuns.set(arn, after) }
  if (!failedTooMany(after)) return startChildren(changed, arn, context)
  return { account: changed, effects: [{ type: 'schedule', signal: { type: 'MapRunOver', mapRunArn: arn } }] }
}
