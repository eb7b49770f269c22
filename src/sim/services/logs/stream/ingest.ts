import { get, set } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { applyFilters } from '../filter/filter'
import { emptyGroup } from '../group/group'
import type { Turn } from '../turn'
import { emptyStream, eventId, sizeOf } from './stream'

/** An event that has come in. */
export interface Arrived {
  readonly id: string
  readonly timestamp: VirtualMs
  readonly message: string
}

/** Keeps events in a stream, which is made where it is not there, and does what the group's filters want. */
export function ingest(turn: Turn, groupName: string, streamName: string, events: readonly Omit<Arrived, 'id'>[], at: VirtualMs): void {
  const group = turn.groupNamed(groupName) ?? emptyGroup(groupName, at)
  const stream = get(group.streams, streamName) ?? emptyStream(streamName, at)
  const ingestedAt = Math.floor(at)
  let { storedBytes } = group
  let kept = stream.events
  let arrival = turn.arrivals(events.length)
  const arrived: Arrived[] = []
  for (const { timestamp, message } of events) {
    const id = eventId(timestamp, arrival++)
    kept = set(kept, id, { timestamp, ingestedAt, message })
    storedBytes += sizeOf(message)
    arrived.push({ id, timestamp, message })
  }
  const lastIngestedAt = arrived.length > 0 ? ingestedAt : stream.lastIngestedAt
  const streams = set(group.streams, streamName, { ...stream, events: kept, lastIngestedAt })
  turn.keep({ ...group, streams, storedBytes })
  applyFilters(turn, group, streamName, arrived)
}
