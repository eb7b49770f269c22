import { PersistentMap } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** All values of a metric in one unit in one minute, or second. */
export interface Bucket extends StatisticSet {
  readonly start: VirtualMs
  readonly unit: string
  /** How often each value came, for percentiles; undefined where some are known by their statistics only. */
  readonly values: PersistentMap<number, number> | undefined
}

export interface StatisticSet {
  readonly count: number
  readonly sum: number
  readonly minimum: number
  readonly maximum: number
}

/** Where a bucket stands among those of its metric: by time first. */
export function bucketKey(start: VirtualMs, resolution: number, unit: string): string {
  return `${placeOfTime(start)}/${resolution}/${unit}`
}

/** The place before all buckets that begin at a time or later. */
export function placeOfTime(start: VirtualMs): string {
  return String(Math.floor(start / 1000)).padStart(12, '0')
}

/** Two buckets' values, as one's. */
export function joined(one: Bucket, other: Bucket): Bucket {
  const [few, many] = (one.values?.size ?? 0) < (other.values?.size ?? 0) ? [one.values, other.values] : [other.values, one.values]
  return {
    start: one.start,
    unit: one.unit,
    ...joinedSets(one, other),
    values: few && many?.merge(few.map((count, value) => many.get(value, 0) + count)),
  }
}

export function joinedSets(one: StatisticSet, other: StatisticSet): StatisticSet {
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    minimum: Math.min(one.minimum, other.minimum),
    maximum: Math.max(one.maximum, other.maximum),
  }
}
