import type { Json, JsonObject } from '../../../kernel/json'
import type { PersistentList } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { TaskOutcome } from '../integrations/answer'
import type { FileToRead } from '../mapRun/itemFiles'
import type { ReaderConfig } from '../mapRun/readerConfig'
import type { Variables } from './scope'

/**
 * Where the machine, a branch or an iteration stands: all of its future is in here, as plain data.
 *
 * A frame runs one state at a time. It waits at five points only: for a timer, for the answer to a
 * call, for a task token, for its children, for the delay before a retry.
 */
export interface Frame {
  readonly id: number
  /** Which block of the machine it runs. */
  readonly block: number
  /** The Parallel or Map that it is a branch or an iteration of. */
  readonly parent: { readonly frame: number; readonly index: number } | undefined
  /** Its own variables, and those of the frames around it, which it can read only. */
  variables: Variables
  readonly outer: Variables
  /** For `$$.Map.Item`. */
  readonly item: JsonObject | undefined
  /** The event that this frame's next one follows. */
  lastEvent: number
  at: Position
}

export type Position =
  /** About to enter a state. */
  | { readonly kind: 'ready'; readonly state: string; readonly input: Json }
  /** About to do the work of a state anew: a redrive has found it there, `left` as it waited or ended. */
  | { readonly kind: 'again'; readonly visit: Visit; readonly left: Wait }
  /** In a state. */
  | { readonly kind: 'in'; readonly visit: Visit; readonly wait: Wait }

/** One stay in a state, from its StateEntered event on, retries included. */
export interface Visit {
  /** Counted in the execution: a late answer to an earlier stay is told by it. */
  readonly number: number
  readonly state: string
  /** The raw input. */
  readonly input: Json
  readonly enteredId: number
  /** What StateEntered followed; EvaluationFailed follows it too, as recorded. */
  readonly enteredAfter: number
  readonly enteredAt: VirtualMs
  /** How often each Retrier was used, by its index; kept across errors during this stay. */
  readonly retriesUsed: readonly number[]
  /** `$$.State.RetryCount`. */
  readonly retryCount: number
}

/** What a frame in a state waits for. */
export type Wait =
  | { readonly kind: 'timer'; readonly until: VirtualMs }
  /** `early`: the task was ended by its token while the call that gave the token away was not answered. */
  | { readonly kind: 'call'; readonly token?: string; readonly early?: TaskOutcome }
  /** An HTTP task's connection is asked what it adds to the request that these parameters make. */
  | { readonly kind: 'connection'; readonly parameters: JsonObject }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'execution'; readonly executionArn: string }
  | { readonly kind: 'activity'; readonly token: string; readonly started: boolean }
  | { readonly kind: 'retry'; readonly until: VirtualMs }
  | { readonly kind: 'children'; readonly progress: Progress }
  /** A Parallel or a Map that has failed, or was stopped in one that has: its branches stand still where they were. */
  | { readonly kind: 'broken'; readonly progress: Progress }
  /** The state is over and nothing is to come for it, though it was not left. */
  | { readonly kind: 'over' }
  /**
   * A Distributed Map's ItemReader waits for S3; `read` holds what earlier pages of a listing, or
   * earlier files, gave, `files` what is to be read after this one.
   */
  | {
      readonly kind: 'reading'
      readonly mapRunArn: string
      readonly config: ReaderConfig
      readonly action: string
      readonly parameters: JsonObject
      readonly source: string
      readonly read: readonly Json[]
      readonly files: readonly FileToRead[]
    }
  | { readonly kind: 'mapRun'; readonly mapRunArn: string }
  /** Its ResultWriter waits for S3 to take so many files; then `result` is the Map's, or it fails. */
  | { readonly kind: 'writing'; readonly mapRunArn: string; readonly left: number; readonly result: Json; readonly failure?: JsonObject }

/** How far a Parallel or a Map has come. Like its frame, it may be changed in the signal for which it was copied. */
export interface Progress {
  /** Outputs by index; where a branch or an iteration is not done, a hole. */
  outputs: PersistentList<Json | undefined>
  done: number
  /** Map: the items, the index of the next one to start, and how many may run side by side. */
  readonly items: readonly Json[]
  nextItem: number
  readonly concurrency: number
  /** The frames of branches and iterations that are not done. */
  readonly children: number[]
  /** The effective input, which ItemSelector refers to. */
  readonly input: Json
}
