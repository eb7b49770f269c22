import { numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import { PersistentList } from '../../../kernel/persistentMap'
import type { StatesAccount } from '../account'
import { resume } from '../executing'
import { readAgain } from '../interpreter/distributedMap'
import type { Execution } from '../interpreter/execution'
import { runtimeFault } from '../interpreter/stateFault'
import { WAITS } from '../interpreter/step'
import { followed, type Outcome } from '../outcome'
import { whyNotRedrivable } from '../rules/redrivability'
import type { VisitRef } from '../signals'
import { startChildren } from './childExecutions'
import { counted, countedAs, type Counts } from './counts'
import { failedTooMany, type MapRun } from './mapRun'

/** A Map Run may be redriven this often. */
const MOST_REDRIVES = numberOf('stepfunctions.map.redrives.limit')

/**
 * Takes a Map Run up again for a Map state that a redrive found in it: child executions that failed,
 * timed out or were stopped run again, those that were not started start, those that ended well stay.
 * @param read  its items were not read yet, and are now
 */
export function redriveMapRun(account: StatesAccount, arn: string, parent: VisitRef, read: boolean, context: Context): Outcome {
  const ended = account.mapRuns.get(arn)
  if (!ended) return { account }
  if (ended.redriveCount >= MOST_REDRIVES) {
    return inMapState(account, arn, parent, context, () => {
      const fault = runtimeFault(`The Map Run '${arn}' has been redriven ${MOST_REDRIVES} times, which is the limit.`)
      return { kind: 'failed', fault }
    })
  }
  const taken = takenUp(account, ended, parent, context)
  const told = inMapState({ ...account, mapRuns: account.mapRuns.set(arn, taken) }, arn, parent, context, (run, frame, state, visit) => {
    const details = { mapRunArn: arn, redriveCount: taken.redriveCount }
    run.tell(frame, 'MapRunRedriven', 'mapRunRedrivenEventDetails', details)
    return read ? readAgain(run, frame, state, visit, arn) : WAITS
  })
  if (read) return told
  if (!failedTooMany(taken)) return followed(told, startChildren(told.account, arn, context))
  return followed(told, { account: told.account, effects: [{ type: 'schedule', signal: { type: 'MapRunOver', mapRunArn: arn } }] })
}

function inMapState(account: StatesAccount, arn: string, parent: VisitRef, context: Context, what: Parameters<typeof resume>[4]): Outcome {
  return resume(account, parent, context, (wait) => wait.kind === 'mapRun' && wait.mapRunArn === arn, what)
}

function takenUp(account: StatesAccount, ended: MapRun, parent: VisitRef, context: Context): MapRun {
  let executionCounts = { ...ended.executionCounts, failuresNotRedrivable: 0 }
  let itemCounts = { ...ended.itemCounts, failuresNotRedrivable: 0 }
  let redrives = PersistentList<number>()
  for (const [index, childArn] of ended.children.entries()) {
    const child = account.executions.get(childArn)
    if (!child || child.status === 'SUCCEEDED') continue
    const items = ended.inputs[index]?.items ?? 1
    const again = canRunAgain(child, context)
    if (again) redrives = redrives.push(index)
    const from = again ? countedAs(child.status) : undefined
    const to = again ? 'pendingRedrive' : 'failuresNotRedrivable'
    const moved = (counts: Counts, by: number) => counted(from ? counted(counts, from, -by) : counts, to, by)
    executionCounts = moved(executionCounts, 1)
    itemCounts = moved(itemCounts, items)
  }
  return {
    ...ended,
    parent,
    status: 'RUNNING',
    stoppedAt: undefined,
    redriveCount: ended.redriveCount + 1,
    redrivenAt: context.now,
    redrives,
    executionCounts,
    itemCounts,
  }
}

/** An Express child is started anew, which is always possible. */
function canRunAgain(child: Execution, { now }: Context): boolean {
  return child.type === 'EXPRESS' || whyNotRedrivable({ ...child, machineDeleting: false }, now) === undefined
}
