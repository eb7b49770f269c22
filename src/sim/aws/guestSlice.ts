import type { Json } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'

/** A function's files by path, as they lie in `/var/task`. */
export interface CodeFiles {
  readonly [path: string]: string
}

/** What a guest runs: files of source, or a script of steps as data. */
export type FunctionCode = { readonly files: CodeFiles } | { readonly script: readonly Json[] }

/** What the guest of one execution environment is made of. */
export interface GuestFunction {
  readonly name: string
  readonly version: string
  readonly arn: string
  /** `file.export`, as in `Handler`. */
  readonly handler: string
  readonly memoryMb: number
  readonly variables: { readonly [name: string]: string }
  readonly code: FunctionCode
}

/**
 * One uninterrupted stretch of a guest's work in its execution environment, asked for by the
 * Lambda service. Between two slices the guest waits: for a timer, for the answer to a call it
 * made, or, frozen, for the next invocation.
 */
export type GuestSlice =
  | { readonly kind: 'init'; readonly environmentId: string; readonly fn: GuestFunction; readonly startsAt: VirtualMs; readonly limit: VirtualMs }
  | {
      readonly kind: 'invoke'
      readonly environmentId: string
      readonly requestId: string
      /** The event as JSON text. */
      readonly payload: string
      readonly startsAt: VirtualMs
      /** How long the invocation may still take. */
      readonly limit: VirtualMs
    }
  | { readonly kind: 'reply'; readonly environmentId: string; readonly hostCall: number; readonly response: Json; readonly startsAt: VirtualMs; readonly limit: VirtualMs }
  | { readonly kind: 'timer'; readonly environmentId: string; readonly timer: number; readonly startsAt: VirtualMs; readonly limit: VirtualMs }
  | { readonly kind: 'discard'; readonly environmentId: string }

/**
 * What came of a slice. It is journalled: a replay reads it and does not run the guest again, so
 * everything the world needs to know of the guest must be in here.
 */
export interface SliceOutcome {
  /** Virtual CPU time from the slice's start to its end. */
  readonly duration: VirtualMs
  /** Interrupt polls of the engine, the deterministic measure of work. */
  readonly polls: number
  /** Console lines, with the time after the slice's start at which each was written. */
  readonly console: readonly { readonly level: string; readonly text: string; readonly after: VirtualMs }[]
  /** HTTP requests the guest sent. */
  readonly calls: readonly { readonly hostCall: number; readonly request: Json; readonly after: VirtualMs }[]
  /** Timers the guest set, due `after` the slice's start, and those it cleared. */
  readonly timers: readonly { readonly timer: number; readonly after: VirtualMs }[]
  readonly clearedTimers: readonly number[]
  readonly end: SliceEnd
  /** Bytes of the guest's memory in use, and a fingerprint of it. */
  readonly memoryUsed: number
  readonly memoryHash: string
}

/** How a slice ended. */
export type SliceEnd =
  /** The guest waits for a timer or the answer to a call. */
  | { readonly kind: 'waiting' }
  /** INIT is over. */
  | { readonly kind: 'initialized' }
  /** The handler answered; `payload` is JSON text. */
  | { readonly kind: 'returned'; readonly payload: string }
  /** The handler or INIT threw. The environment lives on unless `crashed`. */
  | { readonly kind: 'failed'; readonly error: GuestError; readonly crashed: boolean }
  /** The slice reached its limit and was stopped. */
  | { readonly kind: 'timedOut' }

/** An error as the runtime writes it into the payload. */
export interface GuestError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/** The one who runs guests. Asynchronous, because a sandbox is made asynchronously. */
export interface GuestHost {
  run(slice: GuestSlice): Promise<SliceOutcome | undefined>
  /** Forgets all guests: another moment of the world is the present now. */
  reset(): void
}
