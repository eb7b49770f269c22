import { get, set } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { evenStarts, plus, type HashKey } from '../shard/hashKey'
import { newShard, type Shard } from '../shard/shard'
import { openShards, type Stream } from './stream'

/** Closes a shard and opens two in its range, the upper of which begins at a hash key. */
export function split(stream: Stream, id: string, at: HashKey, now: VirtualMs): Stream {
  const parent = get(stream.shards, id) as Shard
  const lower = newShard(stream.shardsMade, parent.from, plus(at, -1), [parent], now)
  const upper = newShard(stream.shardsMade + 1, at, parent.to, [parent], now)
  return replaced(stream, [parent], [lower, upper], now)
}

/** Closes two neighbours and opens one in the range of both. */
export function merge(stream: Stream, lowerId: string, upperId: string, now: VirtualMs): Stream {
  const lower = get(stream.shards, lowerId) as Shard
  const upper = get(stream.shards, upperId) as Shard
  return replaced(stream, [lower, upper], [newShard(stream.shardsMade, lower.from, upper.to, [lower, upper], now)], now)
}

/**
 * Splits and merges until `count` shards of equal ranges are open: first at all borders that the
 * result has, then whatever lies between two of them becomes one. Shards that live for this instant
 * only stay in the lineage, as AWS's do.
 */
export function scale(stream: Stream, count: number, now: VirtualMs): Stream {
  const starts = evenStarts(count)
  let scaled = stream
  for (const start of starts) {
    const within = openShards(scaled).find(({ from, to }) => from < start && start <= to)
    if (within) scaled = split(scaled, within.id, start, now)
  }
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1]
    const parts = openShards(scaled).filter(({ from }) => from >= start && (end === undefined || from < end))
    let joined = parts[0] as Shard
    for (const part of parts.slice(1)) {
      scaled = merge(scaled, joined.id, part.id, now)
      joined = get(scaled.shards, scaled.open.find(({ from }) => from === start)!.shard) as Shard
    }
  }
  return scaled
}

function replaced(stream: Stream, parents: readonly Shard[], children: readonly Shard[], now: VirtualMs): Stream {
  let { shards } = stream
  for (const parent of parents) shards = set(shards, parent.id, { ...parent, closedAt: now })
  for (const child of children) shards = set(shards, child.id, child)
  const first = stream.open.findIndex(({ shard }) => shard === parents[0]!.id)
  const open = [...stream.open]
  open.splice(first, parents.length, ...children.map(({ from, id }) => ({ from, shard: id })))
  return { ...stream, shards, open, shardsMade: stream.shardsMade + children.length }
}
