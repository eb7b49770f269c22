import * as v from 'valibot'
import type { Json, JsonObject } from './json'

/** A claim about a run: of a named result, or of what the log tells. */
export type Check = ResultCheck | EventsCheck

/**
 * Of a part of a named result, by its path: `run.status`, `answers.0.body.orderId`; texts that are JSON are gone into.
 * `took.name` is how long a named step took, in virtual ms; `answers.*.status` lists a part of each.
 */
export interface ResultCheck extends Said {
  readonly of: string
  readonly equals?: Json
  /** Any other value, or none. */
  readonly differs?: Json
  /** A text that holds this one; a list that holds an equal item. */
  readonly contains?: Json
  /** An object with at least these members. */
  readonly matches?: JsonObject
  /** A number from, to: both included. */
  readonly between?: readonly [number, number]
  readonly exists?: boolean
  /** Of a list of numbers, the one that so many percent do not exceed: `between` is of it. */
  readonly percentile?: number
  /** How many items a list has; with `equals` or `between` how many equal or lie so. */
  readonly count?: number | readonly [number, number]
}

/** Of events of the log. */
export interface EventsCheck extends Said {
  readonly events: Events
  /** How many; a pair: from, to. Default: at least one. */
  readonly count?: number | readonly [number, number]
  /** When the first one is told, in virtual ms since the mark; a pair: from, to. */
  readonly at?: number | readonly [number, number]
  /** Virtual ms from each to the next. */
  readonly gaps?: readonly number[]
}

/** Which events: members that are absent may be anything. */
export interface Events {
  readonly type: string
  readonly service?: string
  readonly resource?: string
  /** Members that its detail has, at least. */
  readonly detail?: JsonObject
  /** Texts that members of its detail contain: `{ text: 'Task timed out' }`. */
  readonly containing?: Readonly<Record<string, string>>
  /** Only those told after this mark, and times from there. Default: the beginning of the world. */
  readonly since?: string
}

interface Said {
  /** What it means, for people. */
  readonly says?: string
}

const AnyJson = v.custom<Json>((value) => value !== undefined && typeof value !== 'function', 'has to be JSON')
const AnyObject = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'has to be an object')
const Pair = v.tuple([v.number(), v.number()])
const Number = v.union([v.number(), Pair])

export const EventsSchema: v.GenericSchema<Events> = v.strictObject({
  type: v.string(),
  service: v.exactOptional(v.string()),
  resource: v.exactOptional(v.string()),
  detail: v.exactOptional(AnyObject),
  containing: v.exactOptional(v.record(v.string(), v.string())),
  since: v.exactOptional(v.string()),
})

const ResultCheckSchema = v.pipe(
  v.strictObject({
    of: v.string(),
    equals: v.exactOptional(AnyJson),
    differs: v.exactOptional(AnyJson),
    contains: v.exactOptional(AnyJson),
    matches: v.exactOptional(AnyObject),
    between: v.exactOptional(Pair),
    exists: v.exactOptional(v.boolean()),
    percentile: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
    count: v.exactOptional(Number),
    says: v.exactOptional(v.string()),
  }),
  v.check((check) => Object.keys(check).some((name) => name !== 'of' && name !== 'says'), 'claims nothing: give equals, differs, contains, matches, between, exists or count'),
)

const EventsCheckSchema = v.strictObject({
  events: EventsSchema,
  count: v.exactOptional(Number),
  at: v.exactOptional(Number),
  gaps: v.exactOptional(v.array(v.number())),
  says: v.exactOptional(v.string()),
})

export const CheckSchema: v.GenericSchema<Check> = v.lazy((check) =>
  typeof check === 'object' && check !== null && 'events' in check ? EventsCheckSchema : ResultCheckSchema,
)
