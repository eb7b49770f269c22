import type { Place } from '../../../aws/arn'
import { ascending, emptyTree, get, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { MetricFilter } from '../filter/metricFilter'
import type { SubscriptionFilter } from '../filter/subscriptionFilter'
import { sizeOf, type LogStream } from '../stream/stream'

/** A log group: streams that share retention, filters and tags. */
export interface LogGroup {
  readonly name: string
  readonly createdAt: VirtualMs
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS'
  /** Undefined: for ever. */
  readonly retentionDays: number | undefined
  readonly tags: { readonly [key: string]: string }
  /** By name, as are the filters. */
  readonly streams: OrderedTree<LogStream>
  readonly metricFilters: OrderedTree<MetricFilter>
  readonly subscriptionFilters: OrderedTree<SubscriptionFilter>
  /** Of all events that are there, as they are counted for a batch. */
  readonly storedBytes: number
}

export function emptyGroup(name: string, createdAt: VirtualMs): LogGroup {
  return {
    name,
    createdAt: Math.floor(createdAt),
    logGroupClass: 'STANDARD',
    retentionDays: undefined,
    tags: {},
    streams: emptyTree(),
    metricFilters: emptyTree(),
    subscriptionFilters: emptyTree(),
    storedBytes: 0,
  }
}

export function groupArn(place: Place, name: string): string {
  return `arn:aws:logs:${place.region}:${place.accountId}:log-group:${name}`
}

const DAY = 86_400_000

/** Events older than this are gone; undefined where all are kept. */
export function oldestKept({ retentionDays }: LogGroup, now: VirtualMs): VirtualMs | undefined {
  return retentionDays === undefined ? undefined : now - retentionDays * DAY
}

/** The group without what its retention no longer keeps. AWS takes up to three days for it; here it is gone at once. */
export function withoutExpired(group: LogGroup, now: VirtualMs): LogGroup {
  const oldest = oldestKept(group, now)
  if (oldest === undefined) return group
  let { streams, storedBytes } = group
  for (const [name, stream] of ascending(group.streams)) {
    let { events } = stream
    for (const [id, event] of ascending(stream.events)) {
      if (event.timestamp >= oldest) break
      events = remove(events, id)
      storedBytes -= sizeOf(event.message)
    }
    if (events !== stream.events) streams = set(streams, name, { ...stream, events })
  }
  return streams === group.streams ? group : { ...group, streams, storedBytes }
}

/** The group without a stream; undefined where it has none of the name. */
export function withoutStream(group: LogGroup, name: string): LogGroup | undefined {
  const stream = get(group.streams, name)
  if (!stream) return undefined
  let { storedBytes } = group
  for (const [, { message }] of ascending(stream.events)) storedBytes -= sizeOf(message)
  return { ...group, streams: remove(group.streams, name), storedBytes }
}
