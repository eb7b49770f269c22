import { get, set, type OrderedTree } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import { bucketKey, joined, joinedSets, type Bucket, type StatisticSet } from './bucket'
import type { Counted, Datum } from './datum'
import { emptyMetric, metricKey, type Metric } from './metric'

/**
 * The metrics with more data. What comes together is added up first, so that a minute of many
 * values costs one new bucket.
 * @returns also the keys of the metrics that have got some
 */
export function gathered(metrics: OrderedTree<Metric>, data: readonly Datum[]): { metrics: OrderedTree<Metric>; keys: ReadonlySet<string> } {
  const drafts = new Map<string, { first: Datum; buckets: Map<string, Draft> }>()
  for (const datum of data) {
    const key = metricKey(datum)
    let draft = drafts.get(key)
    if (!draft) drafts.set(key, (draft = { first: datum, buckets: new Map() }))
    const milliseconds = datum.resolution * 1000
    const start = Math.floor(datum.timestamp / milliseconds) * milliseconds
    const place = bucketKey(start, datum.resolution, datum.unit)
    let bucket = draft.buckets.get(place)
    if (!bucket) draft.buckets.set(place, (bucket = new Draft(start, datum.unit)))
    bucket.add(datum.values)
  }
  let grown = metrics
  for (const [key, { first, buckets }] of drafts) {
    let metric = get(grown, key) ?? emptyMetric(first)
    for (const [place, draft] of buckets) {
      const came = draft.bucket()
      const before = get(metric.buckets, place)
      metric = { ...metric, buckets: set(metric.buckets, place, before ? joined(before, came) : came), newest: Math.max(metric.newest, came.start) }
    }
    grown = set(grown, key, metric)
  }
  return { metrics: grown, keys: new Set(drafts.keys()) }
}

/** A bucket while values are added. */
class Draft {
  readonly #start: number
  readonly #unit: string
  readonly #values = new Map<number, number>()
  #set: StatisticSet = { count: 0, sum: 0, minimum: Infinity, maximum: -Infinity }
  #known = true

  constructor(start: number, unit: string) {
    this.#start = start
    this.#unit = unit
  }

  add(values: readonly Counted[] | StatisticSet): void {
    if ('sum' in values) {
      // Of one value, or of equal ones, the statistics tell all.
      if (values.minimum === values.maximum) this.#count({ value: values.minimum, count: values.count })
      else this.#known = false
      this.#set = joinedSets(this.#set, values)
      return
    }
    for (const counted of values) {
      const { value, count } = counted
      this.#count(counted)
      this.#set = joinedSets(this.#set, { count, sum: value * count, minimum: value, maximum: value })
    }
  }

  bucket(): Bucket {
    return { start: this.#start, unit: this.#unit, ...this.#set, values: this.#known ? PersistentMap(this.#values) : undefined }
  }

  #count({ value, count }: Counted): void {
    this.#values.set(value, (this.#values.get(value) ?? 0) + count)
  }
}
