import { MILLISECONDS } from '../../../../facts/fact'
import { ascending, get, remove } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Shard } from '../shard/shard'
import type { Turn } from '../turn'
import { withShard, type Stream } from './stream'

/** Sees to it that a shard is looked at again when its oldest record, or the closed shard itself, is too old. */
export function ageing(turn: Turn, stream: Stream, shard: Shard): void {
  const oldest = oldestOf(shard)
  if (oldest === undefined) return
  const after = Math.max(0, oldest + retentionMs(stream) - turn.now)
  const signal = { type: 'ShardAges', stream: stream.name, shard: shard.id } as const
  turn.do({ type: 'schedule', signal, after, key: `age/${stream.name}/${shard.id}`, background: true })
}

/** Drops what has been kept for the retention period: records, and a closed shard that is empty by then. */
export function dropOld(turn: Turn, name: string, shardId: string): void {
  const stream = turn.named(name)
  const shard = stream && get(stream.shards, shardId)
  if (!stream || !shard) return
  const until = turn.now - retentionMs(stream)
  let { records } = shard
  for (const [place, { arrivedAt }] of ascending(records)) {
    if (arrivedAt > until) break
    records = remove(records, place)
  }
  const dropped = shard.records.size - records.size
  if (dropped > 0) turn.tell(stream, 'RecordsExpired', { shard: shardId, records: dropped })
  if (shard.closedAt !== undefined && shard.closedAt <= until) {
    turn.change({ ...stream, shards: remove(stream.shards, shardId) })
    turn.tell(stream, 'ShardExpired', { shard: shardId })
    return
  }
  const younger = { ...shard, records }
  turn.change(withShard(stream, younger))
  ageing(turn, stream, younger)
}

function oldestOf({ records, closedAt }: Shard): VirtualMs | undefined {
  for (const [, { arrivedAt }] of ascending(records)) return arrivedAt
  return closedAt
}

function retentionMs({ retentionHours }: Stream): VirtualMs {
  return retentionHours * MILLISECONDS.h
}
