import type { GuestCall, GuestSlice, SliceOutcome } from '../../aws/guestSlice'
import type { Deployment } from './control/configuration'
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
  /** The snapshot of a version can be used. */
  | { readonly type: 'SnapshotReady'; readonly functionName: string; readonly version: string; readonly deployment: Deployment }
  | { readonly type: 'AsyncAttemptDue'; readonly event: string }
  /** An event source mapping has become what it was told to be. */
  | { readonly type: 'MappingSettled'; readonly mapping: string }
  /** A mapping's poller may ask its queue again. */
  | { readonly type: 'PollDue'; readonly mapping: string }
  /** The time is over in which a mapping gathers messages. */
  | { readonly type: 'WindowOver'; readonly mapping: string }
  /** A mapping's poller may read a shard again. */
  | { readonly type: 'ShardDue'; readonly mapping: string; readonly shard: string }
  /** A batch of a shard is to be sent, or tried again. */
  | { readonly type: 'LaneDue'; readonly mapping: string; readonly shard: string; readonly lane: number }
  /** Provisioned concurrency has been prepared: its environments start. */
  | { readonly type: 'AllocationDue'; readonly functionName: string; readonly qualifier: string; readonly generation: number }

/** By whom the answer to a call of a guest is awaited. */
export interface GuestCallRef {
  readonly environmentId: string
  readonly process: number
  readonly hostCall: number
  /** What a guest's HTTP request needs for its response. */
  readonly wire?: JsonObject
}

/** Of a record or an event on its way to a destination. */
export interface DeliveryRef {
  readonly delivery: string
  readonly functionName: string
  /** It is sent as the event that it was, to the function's dead-letter queue or topic. */
  readonly deadLetter: boolean
}

/** Of CreateEventSourceMapping, while its source is asked. */
export interface CreationRef {
  readonly creates: string
  readonly input: JsonObject
}

/** Of a mapping's poller at its queue. */
export interface PollRef {
  readonly mapping: string
  readonly step: 'received' | 'deleted'
}

/** Of a mapping's poller at a shard, or at the stream where it asks for its shards. */
export interface StreamPollRef {
  readonly mapping: string
  readonly step: 'shards' | 'iterator' | 'records'
  readonly shard: string
}
