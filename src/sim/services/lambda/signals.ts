import type { GuestCall, GuestSlice, SliceOutcome } from '../../aws/guestSlice'
import type { JsonObject } from '../../kernel/json'

/** A signal about the process that an environment had when it was sent; a later process is not meant. */
interface ToProcess {
  readonly environmentId: string
  readonly process: number
}

export type LambdaSignal =
  /** A created or updated function takes effect. */
  | { readonly type: 'Deployed'; readonly functionName: string; readonly revision: number }
  | { readonly type: 'EnvironmentPlaced'; readonly environmentId: string }
  | ({ readonly type: 'RuntimeStarted' } & ToProcess)
  | ({ readonly type: 'HandlerDue' } & ToProcess)
  /** What came of a slice of guest work. */
  | { readonly type: 'GuestSlice'; readonly slice: GuestSlice; readonly outcome: SliceOutcome }
  | ({ readonly type: 'CallDue'; readonly hostCall: number; readonly call: GuestCall } & ToProcess)
  | ({ readonly type: 'SliceEnded' } & ToProcess)
  | ({ readonly type: 'TimerDue'; readonly timer: number } & ToProcess)
  | ({ readonly type: 'Deadline' } & ToProcess)
  | { readonly type: 'IdleExpired'; readonly environmentId: string }
  | { readonly type: 'AsyncAttemptDue'; readonly requestId: string }

/** By whom the answer to a call of a guest is awaited. */
export interface GuestCallRef {
  readonly environmentId: string
  readonly process: number
  readonly hostCall: number
  /** What a guest's HTTP request needs for its response. */
  readonly wire?: JsonObject
}
