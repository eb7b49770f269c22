import { compileEventPattern, matchesEvent } from '../../../expression/eventPattern/eventPattern'
import type { Json, JsonObject } from '../../../kernel/json'
import { isJsonObject } from '../../../kernel/json'
import { fromBase64 } from '../../../expression/base64'

/** Whether one of the filters lets an event's record through. Without filters everything passes. */
export function passesFilters(filters: readonly string[], record: JsonObject): boolean {
  if (filters.length === 0) return true
  const seen = seenByFilters(record)
  return filters.some((filter) => {
    const { pattern } = compileEventPattern(filter)
    return pattern !== undefined && matchesEvent(pattern, seen)
  })
}

/** A record as patterns see it: a message's body, and the data of a Kinesis record under `data`, are parsed where they are JSON. */
function seenByFilters(record: JsonObject): JsonObject {
  if (typeof record['body'] === 'string') return { ...record, body: parsed(record['body']) }
  const { kinesis } = record
  if (!isJsonObject(kinesis)) return record
  return { ...record, data: parsed(new TextDecoder().decode(fromBase64(String(kinesis['data'])) ?? new Uint8Array())) }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
