import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import type { Invocation } from './ledger'
import type { TrafficSeries } from './lambdaLab'
import { percentiles } from './trafficSummary'

/** Stretches of time that a series is told in. */
const STRETCHES = 120

/**
 * What became of a traffic over time, in even stretches from its first request to its last answer.
 * @param worldStart  when the world's first moment was
 */
export function trafficSeries(invocations: readonly Invocation[], worldStart: VirtualMs): TrafficSeries {
  const ends = invocations.map(({ endedAt, sentAt }) => endedAt ?? sentAt)
  const from = invocations.reduce((least, { sentAt }) => Math.min(least, sentAt), invocations[0]?.sentAt ?? worldStart)
  const to = ends.reduce((most, at) => Math.max(most, at), from)
  const length = Math.max((to - from) / STRETCHES, 0.001)
  const stretchOf = (at: VirtualMs) => Math.min(STRETCHES - 1, Math.floor((at - from) / length))
  const latencies: number[][] = Array.from({ length: STRETCHES }, () => [])
  const counts = () => new Array<number>(STRETCHES).fill(0)
  const series = { busy: counts(), cold: counts(), throttled: counts(), requests: counts() }
  for (const { sentAt, placedAt, startedAt, endedAt, start, status, call } of invocations) {
    const sent = stretchOf(sentAt)
    add(series.requests, sent)
    if (start === 'cold') add(series.cold, sent)
    if (status === 'throttled') add(series.throttled, sent)
    const begun = placedAt ?? startedAt
    if (begun === undefined || endedAt === undefined) continue
    latencies[sent]?.push(wholeMicroseconds((call?.answeredAt ?? endedAt) - sentAt))
    for (let at = stretchOf(begun); at <= stretchOf(endedAt); at++) add(series.busy, at)
  }
  const told = latencies.map((each) => (each.length === 0 ? undefined : percentiles(each)))
  return {
    at: latencies.map((_, i) => wholeMicroseconds(from - worldStart + i * length)),
    p50: told.map((each) => each?.p50 ?? null),
    p99: told.map((each) => each?.p99 ?? null),
    ...series,
  }
}

function add(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
