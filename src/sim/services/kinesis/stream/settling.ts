import { millisecondsOf } from '../../../../facts/facts'
import { ascending } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { ageing } from './ageing'
import { merge, scale, split } from './resharding'
import { ACTIVE, type Change, type Stream } from './stream'

const SETTLING_MS = millisecondsOf('kinesis.stream.settling')

/** The stream takes its time; then a signal says that it has settled. */
export function startSettling(turn: Turn, stream: Stream, status: Stream['status']): void {
  turn.change({ ...stream, status })
  turn.do({ type: 'schedule', signal: { type: 'StreamSettled', stream: stream.name }, after: SETTLING_MS, key: `settle/${stream.name}` })
}

export function settle(turn: Turn, name: string): void {
  const stream = turn.named(name)
  if (!stream || stream.status.name === 'ACTIVE') return
  const { status } = stream
  if (status.name === 'DELETING') {
    turn.delete(stream)
    turn.tell(stream, 'StreamDeleted', {})
    return
  }
  const changed: Stream = { ...(status.name === 'UPDATING' ? done(stream, status.change, turn.now) : stream), status: ACTIVE }
  turn.change(changed)
  turn.tell(changed, 'StreamActive', { openShards: changed.open.length })
  for (const [, shard] of ascending(changed.shards)) if (shard.closedAt === turn.now) ageing(turn, changed, shard)
}

function done(stream: Stream, change: Change, now: VirtualMs): Stream {
  switch (change.kind) {
    case 'split':
      return split(stream, change.shard, change.at, now)
    case 'merge':
      return merge(stream, ...change.shards, now)
    case 'scale':
      return scale(stream, change.count, now)
    case 'mode':
      return { ...stream, mode: change.mode }
    case 'encryption':
      return { ...stream, keyId: change.keyId }
  }
}
