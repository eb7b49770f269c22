import type { TrafficSummary } from '../../sim/cloud/labs/lambda/lambdaLab'
import { dollarText } from '../dollarText'
import { tabSeparated } from '../tabSeparated'
import { durationText } from '../virtualClock'

export const summaryColumns = ['Traffic', 'Invocations', 'Cold', 'Throttled', 'Failed', 'p50', 'p90', 'p99', 'Longest', 'At once', 'Billed', 'Cost'] as const

/** A traffic in words, column by column. */
export function summaryRow({ title, invocations, cold, throttled, failed, latency, peak, billedMs, dollars }: TrafficSummary): readonly string[] {
  const counts = [invocations, cold, throttled, failed].map((count) => count.toLocaleString('en'))
  const times = [latency.p50, latency.p90, latency.p99, latency.most].map(durationText)
  return [title, ...counts, ...times, String(peak), durationText(billedMs), dollarText(dollars)]
}

/** All traffic as a table for a spreadsheet, in plain numbers. */
export function summaryTable(traffic: readonly TrafficSummary[]): string {
  return tabSeparated(
    ['Traffic', 'Invocations', 'Cold', 'Throttled', 'Failed', 'p50 ms', 'p90 ms', 'p99 ms', 'Longest ms', 'At once', 'Billed ms', 'USD'],
    traffic.map(({ title, invocations, cold, throttled, failed, latency, peak, billedMs, dollars }) => [
      title, invocations, cold, throttled, failed, latency.p50, latency.p90, latency.p99, latency.most, peak, billedMs, dollars,
    ]),
  )
}
