import type { Check, Events, EventsCheck, ResultCheck } from '../../content/questions/check'
import type { Json } from '../../content/questions/json'
import type { SimEvent } from '../../sim/kernel/eventLog'
import { BEGINNING, type Played } from './playing'
import { ProofBroken } from './scope'
import { atLeast, equal, isList, opened } from './values'

/** A check and what came of it. */
export interface Seen {
  readonly holds: boolean
  /** What was claimed and what was observed, for people. */
  readonly claimed: string
  readonly observed: string
  /** The events that decide, at most as many as anyone would read. */
  readonly events: readonly DecidingEvent[]
}

export interface DecidingEvent {
  readonly seq: number
  /** Virtual ms since the mark that the check counts from. */
  readonly at: number
  readonly service: string
  readonly resource: string
  readonly type: string
}

const EVENTS_SHOWN = 12
const VALUES_SHOWN = 5
/** Of so many events one reads the times, whatever is claimed. */
const FEW = 5

/** @throws {ProofBroken} where it refers to what is not there */
export function check(claim: Check, run: Played): Seen {
  return 'events' in claim ? checkEvents(claim, run) : checkResult(claim, run)
}

function checkResult(claim: ResultCheck, run: Played): Seen {
  const { scope } = run
  const given = scope.at(claim.of)
  const value = claim.percentile === undefined ? given : percentileOf(given, claim.percentile)
  const what = claim.percentile === undefined ? claim.of : `p${claim.percentile} of ${claim.of}`
  const tests: [text: string, holds: boolean][] = []
  const add = (text: string, holds: boolean) => tests.push([text, holds])
  const { equals, differs, contains, matches, between, exists, count } = claim
  if (count !== undefined) {
    const items = isList(value) ? value.filter((item) => (equals === undefined || same(item, scope.fill(equals))) && (between === undefined || lies(item, between))) : []
    const which = [...(equals === undefined ? [] : [` equal to ${JSON.stringify(equals)}`]), ...(between === undefined ? [] : [` from ${between[0]} to ${between[1]}`])].join('')
    add(`has ${range(count)} items${which}`, isList(value) && within(items.length, count))
  } else {
    if (equals !== undefined) add(`is ${shown(scope.fill(equals))}`, same(value, scope.fill(equals)))
    if (between !== undefined) add(`is from ${between[0]} to ${between[1]}`, lies(value, between))
  }
  if (differs !== undefined) add(`is not ${shown(scope.fill(differs))}`, !same(value, scope.fill(differs)))
  if (contains !== undefined) add(`contains ${shown(scope.fill(contains))}`, holdsPart(value, scope.fill(contains)))
  if (matches !== undefined) add(`has ${shown(scope.fill(matches))}`, atLeast(opened(value), scope.fill(matches)))
  if (exists !== undefined) add(exists ? 'is there' : 'is not there', (value !== undefined) === exists)
  return {
    holds: tests.every(([, holds]) => holds),
    claimed: claim.says ?? `${what} ${tests.map(([text]) => text).join(' and ')}`,
    observed: count !== undefined && isList(value) ? counted(what, value) : value === undefined ? `${what} is not there` : `${what} is ${observedValue(claim.of, value)}`,
    events: answerOf(claim.of, run),
  }
}

/** The event by which a result came to be known: its answer. */
function answerOf(path: string, { cloud, known, marks }: Played): readonly DecidingEvent[] {
  const [first = '', second = ''] = path.split('.')
  const answered = known.get(first === 'took' ? second : first)
  const event = answered && cloud.log[answered.seq - 1]
  if (!event) return []
  return [{ seq: event.seq, at: event.at - (marks.get(BEGINNING)?.at ?? 0), service: event.service, resource: event.resource, type: event.type }]
}

function checkEvents(claim: EventsCheck, run: Played): Seen {
  const { count = [1, Number.POSITIVE_INFINITY], at, gaps } = claim
  const found = eventsOf(claim.events, run)
  const times = found.map((event) => event.at)
  const between = times.slice(1).map((time, index) => time - times[index]!)
  const tests: [text: string, holds: boolean][] = [[typeof count === 'number' || Number.isFinite(count[1]) ? `${range(count)} ×` : 'there is', within(found.length, count)]]
  if (at !== undefined) tests.push([`first at ${range(at)} ms`, times[0] !== undefined && within(times[0], at)])
  if (gaps !== undefined) tests.push([`${gaps.join(', ')} ms apart`, equal(between.map(rounded), gaps)])
  return {
    holds: tests.every(([, holds]) => holds),
    claimed: claim.says ?? `${claim.events.type}: ${tests.map(([text]) => text).join(', ')}`,
    observed: toldOf(claim, times),
    events: found.slice(0, EVENTS_SHOWN),
  }
}

/** How many were found, and when, where there are few or their times are claimed. */
function toldOf({ events, at, gaps }: EventsCheck, times: readonly number[]): string {
  if (times.length === 0) return `no ${events.type}`
  const timed = times.length <= FEW || at !== undefined || gaps !== undefined
  return `${times.length} × ${events.type}${timed ? `, at ${listed(times.map((time) => `${rounded(time)}`))} ms` : ''}`
}

/** The events of the log that are meant, oldest first. */
export function eventsOf({ type, service, resource, detail, containing = {}, since = BEGINNING }: Events, { cloud, marks, scope }: Played): readonly DecidingEvent[] {
  const mark = marks.get(since)
  if (!mark) throw new ProofBroken(`no mark is named '${since}'`)
  const wanted = detail === undefined ? undefined : scope.fill(detail)
  const meant = (event: SimEvent) =>
    event.type === type && (service === undefined || event.service === service) && (resource === undefined || event.resource === resource) && (wanted === undefined || atLeast(event.detail, wanted)) &&
    Object.entries(containing).every(([name, text]) => String(event.detail[name] ?? '').includes(text))
  return cloud.log.slice(mark.seq).filter(meant).map((event) => ({ seq: event.seq, at: event.at - mark.at, service: event.service, resource: event.resource, type: event.type }))
}

/** Equal; where anything but a text is wanted, a JSON text counts as what it holds. */
function same(value: Json | undefined, wanted: Json): boolean {
  return equal(value, wanted) || (typeof wanted !== 'string' && equal(opened(value), wanted))
}

/** A list by how often each value is in it, where there are few; else by how many it has. */
function counted(what: string, list: readonly Json[]): string {
  const times = new Map<string, number>()
  for (const item of list) times.set(shown(item), (times.get(shown(item)) ?? 0) + 1)
  if (times.size === 0 || times.size > VALUES_SHOWN) return `${what} has ${list.length} items`
  return `${what}: ${[...times].map(([item, count]) => `${count} × ${item}`).join(', ')}`
}

/** The smallest number that so many percent of a list do not exceed. */
function percentileOf(value: Json | undefined, percent: number): Json | undefined {
  if (!isList(value)) return undefined
  const numbers = value.filter((item) => typeof item === 'number').sort((a, b) => a - b)
  return numbers[Math.max(0, Math.ceil((numbers.length * percent) / 100) - 1)]
}

function holdsPart(value: Json | undefined, part: Json): boolean {
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part)
  const inside = opened(value)
  return isList(inside) && inside.some((item) => equal(item, part))
}

function lies(value: Json | undefined, [from, to]: readonly [number, number]): boolean {
  return typeof value === 'number' && value >= from && value <= to
}

function within(value: number, wanted: number | readonly [number, number]): boolean {
  return typeof wanted === 'number' ? rounded(value) === wanted : value >= wanted[0] && value <= wanted[1]
}

/** Virtual time counts microseconds; claims are about milliseconds. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}

function range(wanted: number | readonly [number, number]): string {
  return typeof wanted === 'number' ? `${wanted}` : `${wanted[0]} to ${wanted[1]}`
}

/** What a step took is told in milliseconds; all else as it is. */
function observedValue(path: string, value: Json): string {
  return typeof value === 'number' && path.startsWith('took.') ? `${rounded(value)} ms` : shown(value)
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function listed(items: readonly string[]): string {
  return items.length <= EVENTS_SHOWN ? items.join(', ') : `${items.slice(0, EVENTS_SHOWN).join(', ')} … ${items.at(-1)}`
}
