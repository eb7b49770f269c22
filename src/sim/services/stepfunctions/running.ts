import type { Context } from '../../aws/service'
import { traitsOf, withExecutions, type StatesAccount } from './account'
import { withoutMachine } from './deleting'
import type { Outcome } from './outcome'
import type { Ask } from './interpreter/ask'
import { failWithFullHistory } from './interpreter/ending'
import { runReady } from './interpreter/interpreter'
import { HistoryFull, Run } from './interpreter/run'

/**
 * Lets something happen to a running execution, and what follows from it until it waits or ends.
 * An execution that has ended is left as it is.
 */
export function carry(
  account: StatesAccount,
  executionArn: string,
  context: Context,
  work?: (run: Run) => void,
): { outcome: Outcome; asks: readonly Ask[] } {
  const execution = account.executions.get(executionArn)
  if (execution?.status !== 'RUNNING') return { outcome: { account }, asks: [] }
  const { machineArn } = execution
  const doomed = traitsOf(account.machines).deleting && account.machines.get(machineArn)?.status === 'DELETING'
  const run = new Run(execution, context, doomed)
  try {
    work?.(run)
    runReady(run)
  } catch (thrown) {
    if (!(thrown instanceof HistoryFull)) throw thrown
    failWithFullHistory(run)
  }
  const { execution: after, events, effects, asks } = run.end()
  const carried = withExecutions(account, account.executions.set(executionArn, after))
  const left = doomed && after.status !== 'RUNNING' ? withoutMachine(carried, machineArn) : carried
  return { outcome: { account: left, events, effects }, asks }
}
