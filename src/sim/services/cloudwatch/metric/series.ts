import { millisecondsOf } from '../../../../facts/facts'
import { ascending } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { joined, placeOfTime, type Bucket } from './bucket'
import type { Metric } from './metric'

const MINUTE = 60_000
/** For how long data points of a period are kept, the shortest first. */
const KEPT: readonly (readonly [period: VirtualMs, age: VirtualMs])[] = [
  [1000, millisecondsOf('cloudwatch.kept.seconds')],
  [MINUTE, millisecondsOf('cloudwatch.kept.minutes')],
  [5 * MINUTE, millisecondsOf('cloudwatch.kept.five-minutes')],
  [60 * MINUTE, millisecondsOf('cloudwatch.kept.hours')],
]

/** Which data points are asked for. */
export interface Span {
  /** Of the first period; each begins where the one before ends. */
  readonly from: VirtualMs
  /** Periods that begin at this time or later do not belong. */
  readonly to: VirtualMs
  readonly period: VirtualMs
  /** Undefined: each unit for itself. */
  readonly unit?: string | undefined
}

/** The values of each period that has any, as one bucket for each unit, oldest first. */
export function series({ buckets }: Metric, { from, to, period, unit }: Span, now: VirtualMs): readonly Bucket[] {
  const found = new Map<string, Bucket>()
  for (const [key, bucket] of ascending(buckets, placeOfTime(from))) {
    if (bucket.start >= to) break
    const resolution = Number(key.split('/')[1]) * 1000
    if ((unit !== undefined && bucket.unit !== unit) || resolution > period) continue
    const start = from + Math.floor((bucket.start - from) / period) * period
    if (!isKept(period, now - start)) continue
    const place = `${start} ${bucket.unit}`
    const before = found.get(place)
    found.set(place, before ? joined(before, bucket) : { ...bucket, start })
  }
  return [...found.values()].sort((one, other) => one.start - other.start)
}

/** Whether points of a period are still told at that age: the older they are, the longer their periods have to be. */
function isKept(period: VirtualMs, age: VirtualMs): boolean {
  return KEPT.some(([step, kept]) => age <= kept && period % step === 0)
}

/** Where the first period begins: at a minute, or, long ago, at five minutes or an hour. Short periods begin at a whole one. */
export function roundedStart(start: VirtualMs, period: VirtualMs, now: VirtualMs): VirtualMs {
  const age = now - start
  const step = period < MINUTE ? period : (KEPT.find(([each, kept]) => each >= MINUTE && age <= kept)?.[0] ?? 60 * MINUTE)
  return Math.floor(start / step) * step
}
