import type { SimEvent } from '../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../kernel/json'

/** An event of an execution's history, as `GetExecutionHistory` numbers it. */
export interface HistoryEvent {
  readonly seq: number
  readonly at: number
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  /** What stands in the one `…EventDetails` member; empty where there is none. */
  readonly details: JsonObject
}

/** The event as part of the history of the execution that is its resource; undefined for a call about one and all else in the log. */
export function historyEvent(event: SimEvent): HistoryEvent | undefined {
  if (event.service !== 'states') return undefined
  const { id, previousEventId } = event.detail
  if (typeof id !== 'number' || typeof previousEventId !== 'number') return undefined
  let details: JsonObject = {}
  for (const [member, value] of Object.entries(event.detail)) {
    if (member.endsWith('EventDetails') && isJsonObject(value)) details = value
  }
  return { seq: event.seq, at: event.at, id, previousEventId, type: event.type, details }
}

/** The text of a member, where there is one. */
export function textOf(details: JsonObject, member: string): string | undefined {
  const value = details[member]
  return typeof value === 'string' ? value : undefined
}
