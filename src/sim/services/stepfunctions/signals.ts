import type { FrontDoorSignal } from '../../aws/service'
import type { MachineType } from './interpreter/execution'
import type { WaitingTest } from './testState/waitingTest'

/** Where in which execution: a stay in a state. A signal to an earlier stay is dropped. */
export interface VisitRef {
  readonly executionArn: string
  readonly frame: number
  readonly visit: number
}

/** One attempt at a task: what came of an earlier attempt is dropped. Also what a reply refers to. */
export interface TaskRef extends VisitRef {
  /** 0 for the first attempt, then one more with each retry. */
  readonly attempt: number
}

/** The service's own signals. */
export type StatesSignal =
  /** An execution begins, or goes on after it let others have their turn. */
  | { readonly type: 'Go'; readonly executionArn: string }
  | ({ readonly type: 'WaitOver' } & VisitRef)
  | ({ readonly type: 'RetryDue' } & VisitRef)
  | ({ readonly type: 'TaskTimedOut'; readonly what: 'timeout' | 'heartbeat' | 'http' } & VisitRef)
  | ({ readonly type: 'ChildEnded'; readonly childArn: string } & VisitRef)
  | { readonly type: 'MapRunChildEnded'; readonly mapRunArn: string; readonly index: number }
  /** A Map Run may start more child executions: a new second has begun. */
  | { readonly type: 'MapRunDispatch'; readonly mapRunArn: string }
  /** All of a Map Run's child executions have ended, or too many have failed. */
  | { readonly type: 'MapRunOver'; readonly mapRunArn: string }
  | { readonly type: 'ExecutionTimedOut'; readonly executionArn: string }
  /** The first of the executions of a type with no time of their own may have lasted as long as its type does. */
  | { readonly type: 'LongestReached'; readonly machineType: MachineType }
  | { readonly type: 'PollEnded'; readonly callId: string; readonly activityArn: string }
  /** What executions of a machine have told is to go to their log group. */
  | { readonly type: 'LogsDue'; readonly delivery: string }
  /** The Wait state that TestState tests is over. */
  | ({ readonly type: 'TestDue' } & WaitingTest)

export type StatesInput = StatesSignal | FrontDoorSignal
