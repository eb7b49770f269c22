import { ascending } from '../../../kernel/orderedTree'
import type { LogGroup } from '../group/group'
import type { Arrived } from '../stream/ingest'
import type { Turn } from '../turn'
import { embeddedMetrics, mayHoldMetrics } from './embeddedMetrics'
import { countInto } from './metricFilter'
import { sendTo } from './subscriptionFilter'

/** What follows from events that have come in: metrics, and what is sent on. */
export function applyFilters(turn: Turn, group: LogGroup, stream: string, arrived: readonly Arrived[]): void {
  if (arrived.length === 0) return
  for (const [, filter] of ascending(group.metricFilters)) countInto(turn, group.name, filter, arrived)
  for (const [, filter] of ascending(group.subscriptionFilters)) sendTo(turn, group.name, stream, filter, arrived)
  for (const { message, timestamp } of arrived) {
    if (!mayHoldMetrics(message)) continue
    for (const metric of embeddedMetrics(message, timestamp)) turn.tell(group.name, 'MetricExtracted', { by: 'embedded metric format', ...metric })
  }
}
