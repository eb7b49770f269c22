import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { jsonOf, readFilterPattern } from '../filterPattern/filterPattern'
import { readSelector, selected } from '../filterPattern/jsonPattern'
import type { Arrived } from '../stream/ingest'
import type { Turn } from '../turn'
import type { ExtractedMetric } from './embeddedMetrics'

/** Makes a metric of the events that match. */
export interface MetricFilter {
  readonly name: string
  readonly pattern: string
  readonly transformation: MetricTransformation
  readonly createdAt: VirtualMs
}

export interface MetricTransformation {
  readonly namespace: string
  readonly metricName: string
  /** A number, or a selector of one (`$.latency`). */
  readonly value: string
  readonly defaultValue: number | undefined
  readonly unit: string
  /** Selectors by the dimensions' names. */
  readonly dimensions: { readonly [name: string]: string }
  /** As it was given. */
  readonly given: JsonObject
}

/**
 * Tells the metric of each event that matches. Where none of those that came together does, the
 * default value is told once: AWS does so for each minute in which events came and none matched.
 */
export function countInto(turn: Turn, group: string, filter: MetricFilter, arrived: readonly Arrived[]): void {
  const { transformation } = filter
  const matches = readFilterPattern(filter.pattern)
  const told = (metric: ExtractedMetric) => turn.tell(group, 'MetricExtracted', { by: filter.name, ...metric })
  let matched = false
  for (const { message, timestamp } of arrived) {
    if (!matches(message)) continue
    matched = true
    const metric = metricOf(transformation, message, timestamp)
    if (metric) told(metric)
  }
  const { defaultValue, namespace, metricName, unit } = transformation
  const [first] = arrived
  if (matched || defaultValue === undefined || !first) return
  told({ namespace, metricName, dimensions: {}, unit, values: [defaultValue], timestamp: first.timestamp })
}

/** Undefined where the message has no number for it, or lacks a dimension. */
function metricOf({ namespace, metricName, unit, value, dimensions }: MetricTransformation, message: string, timestamp: VirtualMs): ExtractedMetric | undefined {
  const number = Number(valueIn(message, value) ?? NaN)
  if (!Number.isFinite(number)) return undefined
  const of: Record<string, string> = {}
  for (const [name, selector] of Object.entries(dimensions)) {
    const found = valueIn(message, selector)
    if (found === undefined) return undefined
    of[name] = found
  }
  return { namespace, metricName, dimensions: of, unit, values: [number], timestamp }
}

/** What a selector finds in a message; what is no selector stands for itself. */
export function valueIn(message: string, selector: string): string | undefined {
  if (!selector.startsWith('$')) return selector
  const json = jsonOf(message)
  const [found] = json ? selected(readSelector(selector) ?? [], json) : []
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}
