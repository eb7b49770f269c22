import { numberOf } from '../../../../facts/facts'
import { ascending, descending, emptyTree, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** A sequence of log events from one source. */
export interface LogStream {
  readonly name: string
  readonly createdAt: VirtualMs
  /** By id: that is, by time, those of one time as they came. */
  readonly events: OrderedTree<LogEvent>
  readonly lastIngestedAt: VirtualMs | undefined
}

/** Both times are whole epoch milliseconds. */
export interface LogEvent {
  readonly timestamp: VirtualMs
  readonly ingestedAt: VirtualMs
  readonly message: string
}

export function emptyStream(name: string, createdAt: VirtualMs): LogStream {
  return { name, createdAt: Math.floor(createdAt), events: emptyTree(), lastIngestedAt: undefined }
}

const OVERHEAD = numberOf('logs.event.overhead')

/** What an event counts in a batch, in bytes. */
export function sizeOf(message: string): number {
  return utf8Length(message) + OVERHEAD
}

const NOT_ASCII = /[\u0080-\uffff]/

function utf8Length(text: string): number {
  let bytes = text.length
  if (!NOT_ASCII.test(text)) return bytes
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Half of a surrogate pair is two of the pair's four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes
}

/**
 * An event's id has 56 digits, as AWS's have. Ids order events by time, then by arrival, so that a
 * place between two events is a text between their ids.
 */
export function eventId(timestamp: VirtualMs, arrival: number): string {
  return `3${String(timestamp).padStart(15, '0')}${String(arrival).padStart(39, '0')}0`
}

/** The place before all events of a time and later. */
export function placeOfTime(timestamp: VirtualMs): string {
  return `3${String(Math.max(0, Math.ceil(timestamp))).padStart(15, '0')}`.padEnd(56, '0')
}

/** The place right behind an event. */
export function placeAfter(id: string): string {
  return `${id.slice(0, -1)}1`
}

export function firstEvent({ events }: LogStream): LogEvent | undefined {
  for (const [, event] of ascending(events)) return event
  return undefined
}

export function lastEvent({ events }: LogStream): LogEvent | undefined {
  for (const [, event] of descending(events)) return event
  return undefined
}
