import { millisecondsOf } from '../../../facts/facts'
import type { Context, Effect } from '../../aws/service'
import { firstOf, withLast, withoutFirst } from '../../kernel/line'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { StatesAccount } from './account'
import { machineOf } from './definition/machine'
import { carryOn } from './executing'
import { timeOutRun } from './interpreter/ending'
import type { Execution, MachineType } from './interpreter/execution'
import type { OpenExecutions } from './openExecutions'
import { followed, type Outcome } from './outcome'
import type { StatesSignal } from './signals'

/** A Standard execution may last a year, an Express one five minutes. */
const LONGEST = {
  STANDARD: millisecondsOf('stepfunctions.execution.standard.longest'),
  EXPRESS: millisecondsOf('stepfunctions.execution.express.longest'),
} as const

/** The open executions with one that has just started, and the signal that ends its time where none is scheduled yet that will. */
export function opened(open: OpenExecutions, execution: Execution, now: VirtualMs): { open: OpenExecutions; effect: Effect<StatesSignal> | undefined } {
  if (ownTime(execution) !== undefined) return { open, effect: lifetime(execution, now) }
  const { type, arn } = execution
  const line = withLast(open[type], { arn, startedAt: now })
  const effect = firstOf(open[type]) ? undefined : longestReached(type, LONGEST[type])
  return { open: type === 'STANDARD' ? { STANDARD: line, EXPRESS: open.EXPRESS } : { STANDARD: open.STANDARD, EXPRESS: line }, effect }
}

/** Ends those that have lasted as long as they may, and waits for the next of those that still run. */
export function endLongest(account: StatesAccount, type: MachineType, context: Context): Outcome {
  let outcome: Outcome = { account }
  let line = account.open[type]
  let effects: readonly Effect<StatesSignal>[] = []
  for (let first = firstOf(line); first; first = firstOf(line)) {
    const execution = outcome.account.executions.get(first.arn)
    // An Express child of a Map Run that was started again under its ARN stands in the line again.
    if (execution?.status === 'RUNNING' && execution.startedAt === first.startedAt) {
      const left = first.startedAt + LONGEST[type] - context.now
      if (left > 0) {
        effects = [longestReached(type, left)]
        break
      }
      outcome = followed(outcome, carryOn(outcome.account, first.arn, context, timeOutRun))
    }
    line = withoutFirst(line)
  }
  return followed(outcome, { account: { ...outcome.account, open: { ...account.open, [type]: line } }, effects })
}

function longestReached(machineType: MachineType, after: VirtualMs): Effect<StatesSignal> {
  return { type: 'schedule', signal: { type: 'LongestReached', machineType }, after, background: true }
}

/**
 * When an execution with a time of its own, or a redriven one, will have lasted too long. A redrive resets the
 * machine's TimeoutSeconds, not the year that an execution may be open.
 */
export function lifetime(execution: Execution, now: VirtualMs): Effect<StatesSignal> {
  const { arn, type, startedAt } = execution
  const own = ownTime(execution)
  return {
    type: 'schedule',
    signal: { type: 'ExecutionTimedOut', executionArn: arn },
    after: own === undefined ? LONGEST[type] - (now - startedAt) : own,
    key: `${arn}/timeout`,
    background: own === undefined,
  }
}

function ownTime({ definition, mapRunArn }: Execution): VirtualMs | undefined {
  const seconds = mapRunArn === undefined ? machineOf(definition).timeoutSeconds : undefined
  return seconds === undefined ? undefined : seconds * 1000
}
