import type { Json } from '../../../kernel/json'
import type { ChildInput } from '../mapRun/batches'
import type { MapRun, MapRunStatus } from '../mapRun/mapRun'
import type { TaskRef, VisitRef } from '../signals'
import type { Listener } from './execution'

/** What an execution asks of the account it runs in, to be done when its signal is worked off. */
export type Ask =
  /** A task for an activity's workers. */
  | { readonly kind: 'offer'; readonly activityArn: string; readonly task: ActivityTask }
  /** To be told when another execution ends. */
  | { readonly kind: 'listen'; readonly childArn: string; readonly listener: Listener }
  /** To answer the StartSyncExecution call that waits for this execution, which has ended. */
  | { readonly kind: 'answer'; readonly callId: string; readonly withData: boolean }
  /** To stop an execution that it started and no longer waits for. */
  | { readonly kind: 'stop'; readonly childArn: string }
  | { readonly kind: 'openMapRun'; readonly mapRun: MapRun }
  /** To take a Map Run up again for this stay; `read`: its items are still to be read. */
  | { readonly kind: 'redriveMapRun'; readonly mapRunArn: string; readonly parent: VisitRef; readonly read: boolean }
  /** To start a Map Run's child executions. */
  | { readonly kind: 'runItems'; readonly mapRunArn: string; readonly inputs: readonly ChildInput[] }
  /** A Map Run's results lie in S3. */
  | { readonly kind: 'countResults'; readonly mapRunArn: string }
  | { readonly kind: 'closeMapRun'; readonly mapRunArn: string; readonly status: MapRunStatus }

export interface ActivityTask {
  readonly ref: TaskRef
  readonly token: string
  readonly input: Json
}
