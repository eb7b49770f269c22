import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { invocationPrice } from '../../../services/lambda/rules/price'
import { trafficTitle } from './arrivals'
import type { Invocation } from './ledger'
import type { LambdaWorld, Percentiles, Traffic, TrafficSummary } from './lambdaLab'

/** A traffic that was sent, to the world as it was then. */
export interface SentTraffic {
  readonly traffic: Traffic
  readonly world: LambdaWorld
  /** How long the log was when it began. */
  readonly seq: number
}

/** @param invocations  those it led to, in order */
export function trafficSummary({ traffic, world, seq }: SentTraffic, invocations: readonly Invocation[], firstSeq: number): TrafficSummary {
  const served = invocations.filter(({ endedAt }) => endedAt !== undefined)
  const { memoryMb, architecture } = world.configuration
  const billedMs = served.reduce((sum, { billedMs = 0 }) => sum + billedMs, 0)
  return {
    kind: traffic.kind,
    title: trafficTitle(traffic),
    first: invocations[0]?.number ?? 0,
    invocations: invocations.length,
    cold: invocations.filter(({ start }) => start === 'cold').length,
    throttled: invocations.filter(({ status }) => status === 'throttled').length,
    failed: invocations.filter(({ status }) => status === 'failed' || status === 'timeout').length,
    latency: percentiles(served.map(({ sentAt, endedAt = sentAt, call }) => wholeMicroseconds((call?.answeredAt ?? endedAt) - sentAt))),
    dollars: invocationPrice(served.length, (billedMs / 1000) * (memoryMb / 1024), architecture),
    billedMs,
    peak: peak(served),
    index: Math.max(0, seq - firstSeq),
  }
}

/** Nearest rank. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1) }
}

/** How many were in work at once, INIT included, at most. */
function peak(invocations: readonly Invocation[]): number {
  const changes: [at: VirtualMs, by: number][] = invocations.flatMap(({ placedAt, startedAt = 0, endedAt = 0 }) => [
    [placedAt ?? startedAt, 1],
    [endedAt, -1],
  ])
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let now = 0
  let most = 0
  for (const [, by] of changes) most = Math.max(most, (now += by))
  return most
}
