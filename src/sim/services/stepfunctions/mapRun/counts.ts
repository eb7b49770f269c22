import type { JsonObject } from '../../../kernel/json'
import type { ExecutionStatus } from '../interpreter/execution'

/** How far a Map Run has come, in child executions or in items. */
export interface Counts {
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  readonly total: number
  readonly resultsWritten: number
  /** To be redriven as soon as there is room. */
  readonly pendingRedrive: number
  /** Failed, and past being redriven; counted as failed too. */
  readonly failuresNotRedrivable: number
}

export const NO_COUNTS: Counts = {
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  total: 0,
  resultsWritten: 0,
  pendingRedrive: 0,
  failuresNotRedrivable: 0,
}

export function counted(counts: Counts, how: keyof Counts, by: number): Counts {
  return { ...counts, [how]: counts[how] + by }
}

/** Among what an execution of that status is counted. */
export function countedAs(status: ExecutionStatus): keyof Counts {
  return COUNTED[status]
}

const COUNTED = { RUNNING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const

/** Counts as DescribeMapRun shows them. */
export function shownCounts(counts: Counts): JsonObject {
  const { running, succeeded, failed, timedOut, aborted, total, resultsWritten, failuresNotRedrivable, pendingRedrive } = counts
  const pending = total - running - succeeded - failed - timedOut - aborted - pendingRedrive
  return { pending, running, succeeded, failed, timedOut, aborted, total, resultsWritten, failuresNotRedrivable, pendingRedrive }
}
