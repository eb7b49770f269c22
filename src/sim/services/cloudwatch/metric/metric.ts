import type { JsonObject } from '../../../kernel/json'
import { emptyTree, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Bucket } from './bucket'

/** What makes a metric: another dimension, or another value of one, is another metric. */
export interface MetricId {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Dimensions
}

/** Values by name. */
export type Dimensions = { readonly [name: string]: string }

export interface Metric extends MetricId {
  /** By time, resolution and unit. */
  readonly buckets: OrderedTree<Bucket>
  /** When its newest bucket begins. */
  readonly newest: VirtualMs
}

export function emptyMetric({ namespace, name, dimensions }: MetricId): Metric {
  return { namespace, name, dimensions, buckets: emptyTree(), newest: 0 }
}

/** A text for a metric, whatever the order of its dimensions. Keys order metrics by namespace and name. */
export function metricKey({ namespace, name, dimensions }: MetricId): string {
  const sorted = Object.keys(dimensions).sort()
  return [namespace, name, ...sorted.map((each) => `${each}=${dimensions[each]}`)].join('\n')
}

/** Dimensions as the API shows them. */
export function shownDimensions(dimensions: Dimensions): readonly JsonObject[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
}
