import { bytesOf } from '../../../../facts/facts'
import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { historyEvent, isHistory } from '../api/history'
import { byteLength } from '../rules/byteLength'

export type LogLevel = 'OFF' | 'ERROR' | 'FATAL' | 'ALL'

/** A log event as CloudWatch Logs takes it, with the place of its event in the world's log. */
export interface LogEntry {
  readonly seq: number
  /** Whole epoch milliseconds. */
  readonly timestamp: VirtualMs
  readonly message: string
}

/** What of an execution is logged. */
export interface LogOptions {
  readonly executionArn: string
  readonly level: LogLevel
  /** Whether inputs, outputs and parameters are told. */
  readonly includeExecutionData: boolean
  /** How often the execution was redriven before the first of the events. Default 0. */
  readonly redrives?: number
}

/** Payloads are cut so that an event fits into CloudWatch Logs. */
const MOST_BYTES = bytesOf('stepfunctions.logging.payload.limit')

/**
 * The log events that a state machine's loggingConfiguration makes of a history, in its order. All
 * members are texts; a Standard execution tells its redrives too.
 */
export function logEntries(events: readonly SimEvent[], { executionArn, level, includeExecutionData, ...more }: LogOptions): readonly LogEntry[] {
  const standard = executionArn.split(':')[5] === 'execution'
  let { redrives = 0 } = more
  return events.filter(isHistory).flatMap((event): readonly LogEntry[] => {
    const { timestamp: _seconds, id, previousEventId, type, ...rest } = historyEvent(event, includeExecutionData)
    if (type === 'ExecutionRedriven') redrives++
    if (!isLogged(event.type, level)) return []
    const message: JsonObject = {
      id: String(id),
      type: event.type,
      details: loggedDetails(Object.values(rest).find(isJsonObject) ?? {}, includeExecutionData),
      previous_event_id: String(previousEventId),
      event_timestamp: String(Math.floor(event.at)),
      execution_arn: executionArn,
      ...(standard ? { redrive_count: String(redrives) } : {}),
    }
    return [{ seq: event.seq, timestamp: Math.floor(event.at), message: JSON.stringify(message) }]
  })
}

/** Whether a level lets an event through: AWS's table of event types, as the rule in it. */
export function isLogged(type: string, level: LogLevel): boolean {
  if (level === 'ALL' || level === 'OFF') return level === 'ALL'
  const failure = /(Failed|TimedOut|Aborted)$/.test(type)
  return level === 'FATAL' ? failure && type.startsWith('Execution') : failure || type === 'FailStateEntered'
}

function loggedDetails(details: JsonObject, withData: boolean): JsonObject {
  const logged: Record<string, Json> = {}
  for (const [name, value] of Object.entries(details)) {
    const cut = typeof value === 'string' && (name === 'input' || name === 'output') ? fitting(value) : value
    if (cut !== value) logged[`${name}Details`] = { truncated: true }
    if (name === 'parameters' && !withData) continue
    if (!(name in logged)) logged[name] = cut
  }
  return logged
}

/** The longest beginning of a text that fits, escapes counted. */
function fitting(text: string): string {
  if (byteLength(text, MOST_BYTES) <= MOST_BYTES) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (byteLength(text.slice(0, middle), MOST_BYTES) <= MOST_BYTES) low = middle
    else high = middle - 1
  }
  return text.slice(0, low)
}
