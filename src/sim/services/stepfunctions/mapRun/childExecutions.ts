import type { Context } from '../../../aws/service'
import type { StatesAccount } from '../account'
import { executionArn } from '../arns'
import type { Execution } from '../interpreter/execution'
import type { Outcome } from '../outcome'
import { begin } from '../starting'
import type { ChildInput } from './batches'
import { failedTooMany, type Counts, type MapRun } from './mapRun'

/** As many child executions as a Map Run has side by side, however many it wishes. */
const MOST_CONCURRENT = 10_000

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
  if (!mapRun || !parent) return outcome
  const { maxConcurrency } = mapRun.options
  const most = maxConcurrency === 0 ? MOST_CONCURRENT : Math.min(maxConcurrency, MOST_CONCURRENT)
  const events = []
  const effects = []
  while (mapRun.status === 'RUNNING' && mapRun.children.size < mapRun.inputs.length && mapRun.executionCounts.running < most) {
    const index = mapRun.children.size
    const child: ChildInput = mapRun.inputs[index]!
    const name = context.newUuid()
    const machine = { name: mapRun.machineName, type: mapRun.childType }
    const childArn = executionArn(context, machine, name, context.newUuid)
    const begun = begin(outcome.account, childOf(parent, mapRun, childArn, name, child, index), context)
    events.push(...(begun.events ?? []))
    effects.push(...(begun.effects ?? []))
    mapRun = {
      ...mapRun,
      children: mapRun.children.push(childArn),
      executionCounts: counted(mapRun.executionCounts, 'running', 1),
      itemCounts: counted(mapRun.itemCounts, 'running', child.items),
    }
    outcome = { account: begun.account }
  }
  const over = mapRun.executionCounts.running === 0 && mapRun.children.size === mapRun.inputs.length
  const done = over ? [{ type: 'schedule' as const, signal: { type: 'MapRunOver' as const, mapRunArn: arn } }] : []
  const changed = { ...outcome.account, mapRuns: outcome.account.mapRuns.set(arn, mapRun) }
  return { account: changed, events, effects: [...effects, ...done] }
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
  const how = COUNTED[child.status]
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

const COUNTED = { RUNNING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const

export function counted(counts: Counts, how: keyof Counts, by: number): Counts {
  return { ...counts, [how]: counts[how] + by }
}

