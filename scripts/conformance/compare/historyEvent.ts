import { difference, isRecord, jsonDocument, type Difference, type ValueRules } from './values'

/** An event of a history as GetExecutionHistory gives it. */
export interface RawEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly [member: string]: unknown
}

/** What of an event is compared. */
export interface ComparedEvent {
  readonly id: number
  readonly previous: number
  readonly type: string
  readonly body: EventBody
}

/** The type, and under its own name the one field of details, unless nothing is left of it. */
export type EventBody = Readonly<Record<string, unknown>>

/** Which side of a comparison an event is on: a recording holds its payloads parsed already. */
export type Side = 'recorded' | 'produced'

const PAYLOADS: ReadonlySet<string> = new Set(['input', 'output', 'parameters'])
/** Names that the runner chooses, and what the console shows but no rule of the language decides. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'inputDetails',
  'outputDetails',
  'assignedVariablesDetails',
  'roleArn',
  'mapRunArn',
  'stateMachineAliasArn',
  'stateMachineVersionArn',
  'redriveCount',
])

/** @throws {SyntaxError} if a produced payload is no JSON: AWS never gives such a one */
export function comparedEvent(event: RawEvent, side: Side, ignoreCause: boolean): ComparedEvent {
  const body: Record<string, unknown> = { type: event.type }
  for (const [member, details] of Object.entries(event)) {
    if (!member.endsWith('EventDetails') || !isRecord(details)) continue
    const kept = Object.entries(details)
      .filter(([key, value]) => !NOT_COMPARED.has(key) && (value !== null || PAYLOADS.has(key)))
      .filter(([key]) => !(ignoreCause && key === 'cause'))
      .map(([key, value]) => [key, side === 'produced' ? parsedPayload(key, value) : value])
    if (kept.length > 0) body[member] = Object.fromEntries(kept)
  }
  return { id: event.id, previous: event.previousEventId, type: event.type, body }
}

function parsedPayload(key: string, value: unknown): unknown {
  if (PAYLOADS.has(key)) return typeof value === 'string' ? JSON.parse(value) : value
  if (key !== 'assignedVariables' || !isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? JSON.parse(text) : text]),
  )
}

/** Where two events' bodies part: another type comes first, because then nothing below it can agree. */
export function differenceOfBodies(want: EventBody, got: EventBody, rules: ValueRules): Difference | undefined {
  if (want['type'] !== got['type']) return { path: '.type', want: want['type'], got: got['type'] }
  return difference(want, got, rules)
}

/** A value for people, cut where it would fill the screen. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const nested = typeof value === 'string' ? jsonDocument(value) : undefined
  const text = JSON.stringify(nested ?? value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
