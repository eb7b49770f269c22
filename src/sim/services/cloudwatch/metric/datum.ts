import type { VirtualMs } from '../../../kernel/virtualTime'
import type { StatisticSet } from './bucket'
import type { MetricId } from './metric'

/** Measured values as they come in. */
export interface Datum extends MetricId {
  readonly timestamp: VirtualMs
  readonly unit: string
  /** In seconds. */
  readonly resolution: 1 | 60
  readonly values: readonly Counted[] | StatisticSet
}

export interface Counted {
  readonly value: number
  readonly count: number
}

/** One value of a standard resolution metric. */
export function measured(id: MetricId, value: number, unit: string, timestamp: VirtualMs): Datum {
  return { ...id, timestamp, unit, resolution: 60, values: [{ value, count: 1 }] }
}
