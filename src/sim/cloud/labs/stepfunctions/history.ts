import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { EventRow } from '../../views/eventRow'
import { lastWhere } from '../timeline'
import type { MomentView, StateInspection, Subject } from './lab'

/** Moments of an execution or of a Map Run, each right after an event of the log. There is at least one. */
export interface History {
  readonly subject: Subject
  readonly startedAt: VirtualMs
  readonly count: number
  /** The place in the log of a moment's event. */
  seqAt(index: number): number
  row(index: number): EventRow
  story(index: number): string
  moment(index: number): MomentView
  details(index: number): JsonObject
  /** The ARN of what the event has started, or is about. */
  started(index: number): string | undefined
  /** A state at a moment, and the ARN of what it started; undefined where it was not entered. */
  state(name: string, index: number): { readonly inspection: StateInspection; readonly started: string | undefined } | undefined
}

/** The nearest moment there is. */
export function clamped({ count }: History, index: number): number {
  return Math.max(0, Math.min(Math.floor(index), count - 1))
}

/** The last moment not later than a time since the start; the first where all are. */
export function indexAtTime(history: History, offset: VirtualMs): number {
  return lastWhere(history.count, (index) => history.row(index).offset <= offset)
}

/** The last moment that had come when the log reached an event; the first where none had. */
export function indexAtSeq(history: History, seq: number): number {
  return lastWhere(history.count, (index) => history.seqAt(index) <= seq)
}
