import type { PersistentList } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { MachineType } from '../interpreter/execution'
import type { Dispatch } from '../rules/dispatchRate'
import type { VisitRef } from '../signals'
import type { ChildInput } from './batches'
import type { Counts } from './counts'

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'

/** One run of a Distributed Map: its child executions, and how far they have come. */
export interface MapRun {
  readonly arn: string
  /** The Map state's stay that it belongs to. */
  readonly parent: VisitRef
  readonly label: string
  /** `machine/label`: what child executions give as their state machine. */
  readonly machineArn: string
  readonly machineName: string
  readonly block: number
  readonly childType: MachineType
  readonly status: MapRunStatus
  readonly startedAt: VirtualMs
  readonly stoppedAt: VirtualMs | undefined
  readonly options: MapRunOptions
  readonly inputs: readonly ChildInput[]
  /** ARNs of child executions by index, as far as they were started. */
  readonly children: PersistentList<string>
  readonly redriveCount: number
  readonly redrivenAt: VirtualMs | undefined
  /** Of the children by index: those that wait for room to be redriven. */
  readonly redrives: PersistentList<number>
  readonly dispatch: Dispatch
  readonly executionCounts: Counts
  readonly itemCounts: Counts
}

/** What UpdateMapRun may change. */
export interface MapRunOptions {
  /** 0: as many as possible. */
  readonly maxConcurrency: number
  /** Undefined where the definition says nothing. */
  readonly toleratedFailurePercentage: number | undefined
  readonly toleratedFailureCount: number | undefined
}

/**
 * Whether more items have failed than are tolerated. What the definition leaves open tolerates
 * none, unless it says the other one. Children that timed out count as failed.
 */
export function failedTooMany({ itemCounts, options }: MapRun): boolean {
  const failed = itemCounts.failed + itemCounts.timedOut
  if (failed === 0) return false
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = options
  if (count === undefined && percentage === undefined) return true
  if (count !== undefined && failed > count) return true
  return percentage !== undefined && failed * 100 > percentage * itemCounts.total
}
