import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { jsonOf } from '../filterPattern/filterPattern'

/** A measured value as it is told to the world's log, from which CloudWatch takes it. */
export type ExtractedMetric = {
  readonly namespace: string
  readonly metricName: string
  readonly dimensions: { readonly [name: string]: string }
  readonly unit: string
  readonly values: readonly number[]
  /** Epoch milliseconds. */
  readonly timestamp: VirtualMs
  readonly storageResolution?: number
}

export function mayHoldMetrics(message: string): boolean {
  return message.includes('"_aws"')
}

/**
 * The metrics that a message in the embedded metric format holds. What stands before its first
 * brace is left out: the Node.js runtime writes time, request id and level there.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(message: string, writtenAt: VirtualMs): readonly ExtractedMetric[] {
  const root = jsonOf(message.slice(Math.max(0, message.indexOf('{'))))
  const metadata = root?.['_aws']
  if (!root || !isJsonObject(metadata)) return []
  const { Timestamp: given } = metadata
  const timestamp = typeof given === 'number' ? given : writtenAt
  return objectsIn(metadata['CloudWatchMetrics']).flatMap((directive) => {
    const { Namespace: namespace } = directive
    if (typeof namespace !== 'string') return []
    const sets = Array.isArray(directive['Dimensions']) ? (directive['Dimensions'] as readonly Json[]) : [[]]
    return objectsIn(directive['Metrics']).flatMap((definition): readonly ExtractedMetric[] => {
      const { Name: metricName, Unit: unit, StorageResolution: resolution } = definition
      const values = typeof metricName === 'string' ? numbersIn(root[metricName]) : []
      if (typeof metricName !== 'string' || values.length === 0) return []
      const about = { namespace, metricName, unit: typeof unit === 'string' ? unit : 'None', values, timestamp }
      const more = typeof resolution === 'number' ? { storageResolution: resolution } : {}
      return sets.map((names) => ({ ...about, dimensions: dimensionsOf(root, names), ...more }))
    })
  })
}

function dimensionsOf(root: JsonObject, names: Json): { readonly [name: string]: string } {
  const named = Array.isArray(names) ? (names as readonly Json[]) : []
  return Object.fromEntries(named.flatMap((name) => (typeof name === 'string' && root[name] !== undefined ? [[name, String(root[name])]] : [])))
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : []
}

function numbersIn(value: Json | undefined): readonly number[] {
  const values = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return values.filter((item): item is number => typeof item === 'number')
}
