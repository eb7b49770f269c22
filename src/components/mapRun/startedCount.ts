import type { ChildCounts } from '../../sim/cloud/labs/stepfunctions/lab'
import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { COUNTED } from './counted'

/** Children that have started, all or those of a status. */
export function startedCount(counts: ChildCounts, status: ExecutionStatus | undefined): number {
  if (status === undefined) return counts.total - counts.pending
  const counted = COUNTED.find((one) => one.status === status)
  return counted ? counts[counted.count] : 0
}
