import type { Produced, SfnCase } from '../stepfunctions/sfnCase'
import { LOST_IN_RECORDING } from './bag'
import { comparedEvent, type RawEvent } from './historyEvent'
import { historyTree, STOPPED, type EventNode } from './historyTree'
import { isRecord } from './values'

/** A result that a comparison must refuse, and what is wrong with it. */
export interface Spoiled {
  readonly why: string
  readonly result: Produced
}

const PLACEHOLDERS = /<[A-Za-z0-9_.:+/-]+>/g
const ONLY_PLACEHOLDER = /^<[A-Za-z0-9_.:+/-]+>$/
const PAYLOADS = ['input', 'output', 'parameters']

/** What a runner that reproduces a recording exactly would hand in: payloads as text, ids instead of placeholders. */
export function asProduced({ expect }: SfnCase): Produced {
  const events = expect.events && { events: expect.events.map(asTold) }
  const text = JSON.stringify({ ...expect, ...events }).replace(PLACEHOLDERS, 'some-other-value')
  return JSON.parse(text) as Produced
}

function asTold(event: RawEvent): RawEvent {
  const members = Object.entries(event).map(([member, details]) => [member, isRecord(details) ? inText(details) : details])
  return { ...(Object.fromEntries(members) as RawEvent), timestamp: '2020-01-01T00:00:00Z' }
}

function inText(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const text: Record<string, unknown> = { ...details }
  for (const payload of PAYLOADS) if (payload in text) text[payload] = JSON.stringify(text[payload])
  const variables = details['assignedVariables']
  if (isRecord(variables)) {
    text['assignedVariables'] = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]))
  }
  return text
}

/** The good result of a case, spoiled in every way that a comparison must notice. */
export function* spoiledResults(sfnCase: SfnCase, good: Produced): Generator<Spoiled> {
  if (sfnCase.kind === 'execution') {
    yield* spoiledOutcomes(sfnCase, good)
    if (sfnCase.compare !== 'outcome') yield* spoiledHistories(sfnCase, good)
    return
  }
  for (const [member, value] of Object.entries(sfnCase.expect)) {
    if (isWild(sfnCase, value)) continue
    yield { why: `${member} changed`, result: { ...good, [member]: { spoiled: true } } }
    yield { why: `${member} missing`, result: without(good, member) as Produced }
  }
}

function* spoiledOutcomes(sfnCase: SfnCase, good: Produced): Generator<Spoiled> {
  const status = good.status === 'SUCCEEDED' ? 'FAILED' : 'SUCCEEDED'
  yield { why: 'status changed', result: { ...good, status } }
  if ('output' in good && !isWild(sfnCase, sfnCase.expect['output'])) {
    yield { why: 'output changed', result: { ...good, output: { spoiled: good.output } } }
  }
  if ('error' in good && !isWild(sfnCase, sfnCase.expect['error'])) {
    yield { why: 'error changed', result: { ...good, error: `${String(good.error)}X` } }
  }
}

function* spoiledHistories(sfnCase: SfnCase, good: Produced): Generator<Spoiled> {
  const events = good.events ?? []
  const history = (changed: readonly RawEvent[]): Produced => ({ ...good, events: changed })
  const uncompared = notCompared(sfnCase)
  for (const [i, event] of events.entries()) {
    if (i === 0 || uncompared(event)) continue
    yield { why: `event ${i} missing`, result: history(events.toSpliced(i, 1)) }
    yield { why: `event ${i} type changed`, result: history(events.with(i, { ...event, type: `${event.type}X` })) }
    for (const [key, changed] of changedDetails(sfnCase, event, i)) {
      yield { why: `event ${i} ${key} changed`, result: history(events.with(i, changed)) }
    }
  }
  const last = events.at(-1)
  if (!last) return
  const extra = { ...last, id: events.length + 1, previousEventId: events.length }
  yield { why: 'an event too many', result: history([...events, extra]) }
  if (sfnCase.compare !== 'sequence') return
  if (events.length > 2 && last.previousEventId > 0) {
    const moved = { ...last, previousEventId: last.previousEventId - 1 }
    yield { why: 'the last event chained otherwise', result: history(events.with(-1, moved)) }
  }
  yield* swappedStates(events, history)
}

function* swappedStates(events: readonly RawEvent[], history: (events: readonly RawEvent[]) => Produced): Generator<Spoiled> {
  const entered = events.flatMap((event, i) => (event.type.endsWith('StateEntered') ? [i] : []))
  for (const [n, a] of entered.entries()) {
    const b = entered[n + 1]
    const [first, second] = [events[a], b === undefined ? undefined : events[b]]
    if (b === undefined || !first || !second || sameSaying(first, second)) continue
    const swapped = events.with(a, inPlaceOf(first, second)).with(b, inPlaceOf(second, first))
    yield { why: `states entered in events ${a} and ${b} swapped`, result: history(swapped) }
  }
}

function sameSaying(a: RawEvent, b: RawEvent): boolean {
  return JSON.stringify(inPlaceOf(a, b)) === JSON.stringify(inPlaceOf(a, a))
}

/** What `event` tells, where `place` stands. */
function inPlaceOf({ id, previousEventId }: RawEvent, event: RawEvent): RawEvent {
  return { ...event, id, previousEventId }
}

/** An event with one compared member of its details changed, for each that has a fixed value. */
function* changedDetails(sfnCase: SfnCase, event: RawEvent, index: number): Generator<[key: string, changed: RawEvent]> {
  const [member, details] = detailsOf(event)
  const recorded = sfnCase.expect.events?.[index]
  if (member === undefined || !details || !recorded) return
  const [, recordedDetails = {}] = detailsOf(recorded)
  for (const key of ['name', 'output', 'input', 'error', 'parameters']) {
    const value = recordedDetails[key]
    if ((details[key] ?? null) === null || isWild(sfnCase, value)) continue
    const changed = PAYLOADS.includes(key) ? '{"spoiled":1}' : `${String(details[key])}X`
    yield [key, { ...event, [member]: { ...details, [key]: changed } }]
  }
}

function detailsOf(event: RawEvent): [member?: string, details?: Record<string, unknown>] {
  for (const [member, details] of Object.entries(event)) {
    if (member.endsWith('EventDetails') && isRecord(details)) return [member, details]
  }
  return []
}

/** Tells the events that a mode leaves out: lost ones, stopped ones, and branches that did not decide a failure. */
function notCompared({ compare, expect }: SfnCase): (event: RawEvent) => boolean {
  if (compare === 'bag') return ({ type }) => LOST_IN_RECORDING.has(type)
  if (compare !== 'tree') return () => false
  const loose = new Set<number>()
  const walk = (node: EventNode, within: boolean): void => {
    if (within) loose.add(node.event.id)
    for (const below of node.below) walk(below, within || node.failedBy !== undefined)
  }
  const root = historyTree((expect.events ?? []).map((event) => comparedEvent(event, 'recorded', false)))
  if (root) walk(root, false)
  return ({ id, type }) => STOPPED.has(type) || loose.has(id)
}

function isWild({ wildcards = [] }: SfnCase, value: unknown): boolean {
  return typeof value === 'string' && (wildcards.includes(value) || ONLY_PLACEHOLDER.test(value))
}

function without(members: Readonly<Record<string, unknown>>, member: string): Record<string, unknown> {
  const { [member]: _left, ...rest } = members
  return rest
}
