import type { SimEvent } from '../../kernel/eventLog'
import type { VirtualMs } from '../../kernel/virtualTime'
import { segmentsOf } from './segment/readLog'
import type { Segment } from './segment/segment'

/** All that was done for one request, the segment that began it first. */
export interface Trace {
  readonly id: string
  readonly segments: readonly Segment[]
  readonly startedAt: VirtualMs
  /** Absent while something of it goes on. */
  readonly endedAt: VirtualMs | undefined
}

/** The traces that a log tells of, oldest first. */
export function tracesOf(events: readonly SimEvent[]): readonly Trace[] {
  const byId = new Map<string, Segment[]>()
  for (const segment of segmentsOf(events)) {
    const of = byId.get(segment.traceId)
    if (of) of.push(segment)
    else byId.set(segment.traceId, [segment])
  }
  return [...byId].map(([id, segments]) => {
    const going = segments.some(({ endedAt }) => endedAt === undefined)
    return {
      id,
      segments,
      startedAt: Math.min(...segments.map(({ startedAt }) => startedAt)),
      endedAt: going ? undefined : Math.max(...segments.map(({ endedAt }) => endedAt!)),
    }
  })
}
