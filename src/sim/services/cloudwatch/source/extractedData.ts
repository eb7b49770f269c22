import type { SimEvent } from '../../../kernel/eventLog'
import type { Datum } from '../metric/datum'
import type { Dimensions } from '../metric/metric'

/** Metrics that CloudWatch Logs found in log events: by a metric filter, or in the embedded metric format. */
export function extractedData({ detail }: SimEvent): readonly Datum[] {
  const { namespace, metricName, dimensions, unit, values, timestamp, storageResolution } = detail as unknown as Extracted
  return [
    { namespace, name: metricName, dimensions, unit, timestamp, resolution: storageResolution === 1 ? 1 : 60, values: values.map((value) => ({ value, count: 1 })) },
  ]
}

interface Extracted {
  readonly namespace: string
  readonly metricName: string
  readonly dimensions: Dimensions
  readonly unit: string
  readonly values: readonly number[]
  readonly timestamp: number
  readonly storageResolution?: number
}
