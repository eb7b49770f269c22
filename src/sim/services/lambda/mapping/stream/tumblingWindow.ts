import { bytesOf, millisecondsOf } from '../../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../../kernel/virtualTime'
import type { Mapping } from '../mapping'
import type { StreamRecord } from './progress'

const LARGEST_STATE = bytesOf('lambda.mapping.tumbling.state.limit')
const PATIENCE: VirtualMs = millisecondsOf('lambda.mapping.tumbling.patience')

/** A tumbling window that is open: a stretch of time by the clock of the stream, and what the function has made of its records so far. */
export interface TumblingWindow {
  readonly start: VirtualMs
  readonly end: VirtualMs
  readonly state: JsonObject
  /** The state has grown too large: the window is closed before its time. */
  readonly terminatedEarly: boolean
}

/** What a window gives next: records to add up, its end, or nothing before a moment. */
export type WindowTurn =
  | { readonly kind: 'records'; readonly count: number; readonly isComplete: boolean }
  | { readonly kind: 'final' }
  | { readonly kind: 'later'; readonly at: VirtualMs }

/** The window that a record falls into. Windows follow one another without a gap, counted from the epoch: AWS does not say from where. */
export function windowOf({ arrivedAt }: StreamRecord, seconds: number): TumblingWindow {
  const length = seconds * 1000
  const start = Math.floor(arrivedAt / length) * length
  return { start, end: start + length, state: {}, terminatedEarly: false }
}

/**
 * A window is over when a later record is there, when its shard has ended, or, where nothing comes, two minutes
 * after its time: AWS waits up to two.
 */
export function windowTurn(window: TumblingWindow, waiting: readonly StreamRecord[], shardEnded: boolean, now: VirtualMs): WindowTurn {
  const later = waiting.findIndex(({ arrivedAt }) => arrivedAt >= window.end)
  const count = later < 0 ? waiting.length : later
  if (window.terminatedEarly) return { kind: 'final' }
  if (count > 0) return { kind: 'records', count, isComplete: later >= 0 || shardEnded }
  if (later >= 0 || shardEnded || now >= window.end + PATIENCE) return { kind: 'final' }
  return { kind: 'later', at: window.end + PATIENCE }
}

/** The state that a function returns; what it returns without one is a failed invocation. */
export function stateIn(payload: string): JsonObject | undefined {
  const answer = JSON.parse(payload) as Json
  return isJsonObject(answer) && isJsonObject(answer['state']) ? answer['state'] : undefined
}

/** The window after the function has returned a state. */
export function windowAfter(window: TumblingWindow, state: JsonObject): TumblingWindow {
  return { ...window, state, terminatedEarly: new TextEncoder().encode(JSON.stringify(state)).length > LARGEST_STATE }
}

/**
 * What an event has beside its records. A window that is closed early goes on with a new state: that invocation is not its last.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
 */
export function windowMembers({ start, end, state, terminatedEarly }: TumblingWindow, { sourceArn }: Mapping, shardId: string, isFinal: boolean): JsonObject {
  return {
    window: { start: wholeSeconds(start), end: wholeSeconds(end) },
    state,
    shardId,
    eventSourceARN: sourceArn,
    isFinalInvokeForWindow: isFinal && !terminatedEarly,
    isWindowTerminatedEarly: terminatedEarly,
  }
}

function wholeSeconds(moment: VirtualMs): string {
  return `${isoTime(moment).slice(0, 19)}Z`
}
