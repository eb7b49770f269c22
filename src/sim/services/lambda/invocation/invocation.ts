import type { TraceHeader } from '../../../aws/trace/trace'
import type { Json } from '../../../kernel/json'
import type { Chain } from './chain'

/** An invocation as it waits for an environment and runs in it. */
export interface Invocation {
  readonly requestId: string
  readonly functionName: string
  /** Version or alias, where one was named. */
  readonly qualifier: string | undefined
  /** The ARN as it was invoked, qualifier included where one was given. */
  readonly invokedArn: string
  /** The invocations it follows from, where a function made them. */
  readonly chain: Chain | undefined
  /** The event, JSON text. */
  readonly payload: string
  readonly clientContext: Json | undefined
  /** The trace that it belongs to, kept or not. */
  readonly trace: TraceHeader | undefined
  readonly caller: Caller
  /** What has been logged for it so far, where its caller wants to see the end of it. */
  readonly log: readonly string[]
}

/**
 * Who waits for its end: a call that is to be answered, an event in the function's queue, or a batch of an event source mapping,
 * or the client of a function URL.
 */
export type Caller =
  | { readonly kind: 'call'; readonly callId: string; readonly wantsLog: boolean }
  | { readonly kind: 'event'; readonly event: string }
  | MappingCaller
  | UrlCaller

export interface MappingCaller {
  readonly kind: 'mapping'
  readonly mapping: string
  readonly batch: string
}

export interface UrlCaller {
  readonly kind: 'url'
  readonly callId: string
  /** What the answer says beside what the function says. */
  readonly headers: { readonly [name: string]: readonly string[] }
}
