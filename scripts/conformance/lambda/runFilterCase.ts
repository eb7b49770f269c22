import { compileEventPattern, matchesEvent } from '../../../src/sim/expression/eventPattern/eventPattern'
import { isJsonObject, type Json, type JsonObject } from '../../../src/sim/kernel/json'

/** A pattern against a record: whether AWS matched it, or why it refused the pattern. */
export interface FilterCase {
  readonly kind: 'event' | 'sqs' | 'kinesis' | 'dynamodb'
  readonly pattern?: Json
  /** The pattern as text, where it is not JSON. */
  readonly patternText?: string
  readonly record: JsonObject
  readonly expect: { readonly match: boolean } | { readonly error: { readonly message: string } }
}

/** What differs from the recording; undefined if nothing does. */
export function runFilterCase({ kind, pattern, patternText, record, expect }: FilterCase): string | undefined {
  const { pattern: compiled, fault } = compileEventPattern(patternText ?? JSON.stringify(pattern))
  const got = fault ? `Event pattern is not valid. Reason: ${fault.reason}` : String(matchesEvent(compiled, seen(kind, record)))
  const wanted = 'match' in expect ? String(expect.match) : expect.error.message
  return got === wanted ? undefined : `filter: wanted ${wanted}, got ${got}`
}

/** The record as the pattern sees it: bodies and data parsed. */
function seen(kind: FilterCase['kind'], record: JsonObject): Json {
  if (kind === 'sqs') return { ...record, body: parsed(String(record['body'])) }
  const { kinesis } = record
  if (kind !== 'kinesis' || !isJsonObject(kinesis)) return record
  return { ...record, data: parsed(Buffer.from(String(kinesis['data']), 'base64').toString('utf8')) }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
