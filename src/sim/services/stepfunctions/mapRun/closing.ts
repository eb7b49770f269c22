import type { Context } from '../../../aws/service'
import type { StatesAccount } from '../account'
import type { Execution } from '../interpreter/execution'
import { stopRun } from '../interpreter/ending'
import { followed, type Outcome } from '../outcome'
import { carry } from '../running'
import { counted, countedAs, type Counts } from './counts'
import type { MapRun, MapRunStatus } from './mapRun'

/** Ends a Map Run: what of it still ran is stopped. */
export function closeMapRun(account: StatesAccount, arn: string, status: MapRunStatus, context: Context): Outcome {
  const mapRun = account.mapRuns.get(arn)
  if (mapRun?.status !== 'RUNNING') return { account }
  let closed = withoutRedrives(account, { ...mapRun, status, stoppedAt: context.now })
  let outcome: Outcome = { account }
  for (const [index, childArn] of mapRun.children.entries()) {
    if (outcome.account.executions.get(childArn)?.status !== 'RUNNING') continue
    outcome = followed(outcome, carry(outcome.account, childArn, context, (run) => stopRun(run, {})).outcome)
    const items = mapRun.inputs[index]?.items ?? 1
    closed = {
      ...closed,
      executionCounts: counted(counted(closed.executionCounts, 'running', -1), 'aborted', 1),
      itemCounts: counted(counted(closed.itemCounts, 'running', -items), 'aborted', items),
    }
  }
  return { ...outcome, account: { ...outcome.account, mapRuns: outcome.account.mapRuns.set(arn, closed) } }
}

/** Children that still waited to be redriven are again what they were. */
function withoutRedrives(account: StatesAccount, mapRun: MapRun): MapRun {
  let { executionCounts, itemCounts } = mapRun
  for (const index of mapRun.redrives) {
    const { status = 'ABORTED' } = account.executions.get(mapRun.children.get(index) ?? '') ?? {}
    const items = mapRun.inputs[index]?.items ?? 1
    executionCounts = counted(counted(executionCounts, 'pendingRedrive', -1), countedAs(status), 1)
    itemCounts = counted(counted(itemCounts, 'pendingRedrive', -items), countedAs(status), items)
  }
  return { ...mapRun, redrives: mapRun.redrives.clear(), executionCounts, itemCounts }
}

/** Results of successes and of failures are written alike; what was not started has none. */
export function countResults(account: StatesAccount, arn: string): StatesAccount {
  const mapRun = account.mapRuns.get(arn)
  if (!mapRun) return account
  const { executionCounts, itemCounts } = mapRun
  const counts = { executionCounts: withResults(executionCounts), itemCounts: withResults(itemCounts) }
  return { ...account, mapRuns: account.mapRuns.set(arn, { ...mapRun, ...counts }) }
}

function withResults(counts: Counts): Counts {
  return { ...counts, resultsWritten: counts.succeeded + counts.failed + counts.timedOut }
}

/** The child executions of a Map Run by index, as far as they were started. */
export function childrenOf(account: StatesAccount, mapRun: MapRun): readonly Execution[] {
  return mapRun.children.toArray().flatMap((arn) => account.executions.get(arn) ?? [])
}
