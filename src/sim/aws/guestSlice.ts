import type { Json, JsonObject } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'
import type { CallResult } from './apiCall'

/** A function's files by path, as they lie in `/var/task`. */
export interface CodeFiles {
  readonly [path: string]: string
}

/** What a guest runs: files of source, or a script of steps as data. */
export type FunctionCode = { readonly files: CodeFiles } | { readonly script: readonly Json[] }

/** What the guest of one execution environment is made of. */
export interface GuestFunction {
  /** `nodejs22.x`: which of the runtime's habits hold. */
  readonly runtime: string
  /** `file.export`, as in `Handler`. */
  readonly handler: string
  readonly memoryMb: number
  /** All of `process.env`: the function's own variables and those that Lambda sets. */
  readonly variables: { readonly [name: string]: string }
  readonly code: FunctionCode
}

export interface InitSlice {
  readonly kind: 'init'
  readonly environmentId: string
  readonly fn: GuestFunction
  /** 32 bits from the world's seed: the guest's Math.random and UUIDs come from them. */
  readonly seed: number
  readonly startsAt: VirtualMs
  /** How long INIT may still take. */
  readonly limit: VirtualMs
}

/** A process that begins as a copy of what another had become after its INIT. */
export interface RestoreSlice {
  readonly kind: 'restore'
  readonly environmentId: string
  /** The INIT after which the snapshot was taken: run again, it gives the same process. */
  readonly snapshot: InitSlice
  /** 32 bits for what is unique in spite of the snapshot: random bytes and UUIDs made from now on. */
  readonly seed: number
  /** Those that are of this environment alone. */
  readonly variables: { readonly [name: string]: string }
  readonly startsAt: VirtualMs
  /** How long the hooks may take. */
  readonly limit: VirtualMs
}

/**
 * One uninterrupted stretch of a guest's work in its execution environment, asked for by the
 * Lambda service. Between two slices the guest waits: for a timer, for the answer to a call it
 * made, or, frozen, for the next invocation.
 */
export type GuestSlice =
  | InitSlice
  | RestoreSlice
  | {
      readonly kind: 'invoke'
      readonly environmentId: string
      readonly requestId: string
      /** The ARN as it was invoked, qualifier included where one was given. */
      readonly invokedArn: string
      /** The event as JSON text. */
      readonly payload: string
      readonly clientContext?: Json
      /** `_X_AMZN_TRACE_ID` of the invocation. */
      readonly trace?: string
      readonly startsAt: VirtualMs
      /** How long the invocation may still take: where `getRemainingTimeInMillis` starts. */
      readonly limit: VirtualMs
    }
  | {
      readonly kind: 'reply'
      readonly environmentId: string
      readonly hostCall: number
      readonly response: GuestReply
      readonly startsAt: VirtualMs
      readonly limit: VirtualMs
    }
  | {
      readonly kind: 'timer'
      readonly environmentId: string
      readonly timer: number
      readonly startsAt: VirtualMs
      readonly limit: VirtualMs
    }
  | { readonly kind: 'discard'; readonly environmentId: string }

/**
 * An AWS call that a guest makes, by the role of its function. A script makes it as it is modelled,
 * a handler of files as an HTTP request, which the one who runs guests makes a modelled one of
 * before anyone else hears of it.
 */
export type GuestCall =
  | {
      readonly service: string
      readonly action: string
      readonly input: JsonObject
      /** What the response needs to know of the request; the Lambda service only keeps it. */
      readonly wire?: JsonObject
    }
  | { readonly http: GuestRequest }
  /** A request that is no call of a simulated service has its response before it leaves. */
  | { readonly answered: GuestResponse }

/**
 * What a guest gets for a call. A script takes the modelled answer, a handler of files an HTTP
 * response, which is written of what `wire` kept of the request.
 */
export type GuestReply =
  | CallResult
  | { readonly wire: JsonObject; readonly requestId: string; readonly result: CallResult }
  | { readonly http: GuestResponse }

export interface GuestRequest {
  readonly method: string
  readonly url: string
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string }
  readonly body: GuestBody
}

export interface GuestResponse {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: GuestBody
}

/** A body as plain JSON, as journals keep it: text, or what is no text as base64. */
export type GuestBody = string | { readonly base64: string }

/**
 * What came of a slice. It is journalled: a replay reads it and does not run the guest again, so
 * everything the world needs to know of the guest must be in here.
 */
export interface SliceOutcome {
  /** Virtual CPU time from the slice's start to its end. */
  readonly duration: VirtualMs
  /** Interrupt polls of the engine, the deterministic measure of work. */
  readonly polls: number
  /** What was written to the log, in order. */
  readonly console: readonly ConsoleLine[]
  /** AWS calls the guest made. */
  readonly calls: readonly { readonly hostCall: number; readonly call: GuestCall; readonly after: VirtualMs }[]
  /** Timers the guest set, due `after` the slice's start, and those it cleared. */
  readonly timers: readonly { readonly timer: number; readonly after: VirtualMs }[]
  readonly clearedTimers: readonly number[]
  readonly end: SliceEnd
  /** The most bytes of memory that the guest has had in use so far, and a fingerprint of it. */
  readonly memoryUsed: number
  readonly memoryHash: string
}

/** A line of the log as the runtime writes it, time and request id in front; `after` the slice's start. */
export interface ConsoleLine {
  readonly level: string
  readonly text: string
  readonly after: VirtualMs
}

/** How a slice ended. */
export type SliceEnd =
  /** The guest waits for a timer or the answer to a call. */
  | { readonly kind: 'waiting' }
  /** INIT is over. */
  | { readonly kind: 'initialized' }
  /** The handler answered; `payload` is JSON text. `crashed`: something else then ended the process. */
  | { readonly kind: 'returned'; readonly payload: string; readonly crashed: boolean }
  /** The handler or INIT threw. The environment lives on unless `crashed`: the process ended after telling. */
  | { readonly kind: 'failed'; readonly error: GuestError; readonly crashed: boolean }
  /** The process ended without telling: `process.exit`, out of memory, a crash of the engine. */
  | { readonly kind: 'exited'; readonly errorType: 'Runtime.ExitError' | 'Runtime.OutOfMemory'; readonly reason: string }
  /** The slice reached its limit and was stopped. */
  | { readonly kind: 'timedOut' }

/** An error as the runtime writes it into the payload. */
export interface GuestError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/** A slice that was run, as it is journalled. */
export interface JournalledSlice {
  readonly slice: GuestSlice
  readonly outcome: SliceOutcome
}

/** The one who runs guests. Asynchronous, because a sandbox is made asynchronously. */
export interface GuestHost {
  /**
   * Runs one slice; undefined where there is nothing to tell (`discard`). At once where the guest is awake: most invocations find theirs so.
   *
   * @param journal  what this environment has run so far, oldest first. Asked for only where the
   *                 host does not know the environment (any more): it then runs those slices again.
   */
  run(slice: GuestSlice, journal?: () => readonly JournalledSlice[]): SliceOutcome | undefined | Promise<SliceOutcome | undefined>
  /** Forgets all guests: another moment of the world is the present now. */
  reset(): void
}
