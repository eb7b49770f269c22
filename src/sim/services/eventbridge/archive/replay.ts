import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { route } from '../event/route'
import type { Turn } from '../turn'
import { keptEvents, type ArchivedEvent } from './archive'

/** An archive's events of some time on their way to the bus once more. */
export interface Replay {
  readonly name: string
  readonly archive: string
  readonly bus: string
  readonly description?: string
  readonly from: VirtualMs
  readonly to: VirtualMs
  /** ARNs of the rules that see the events; empty: all. */
  readonly rules: readonly string[]
  readonly state: 'STARTING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED'
  readonly reason?: string
  readonly startedAt: VirtualMs
  readonly endedAt?: VirtualMs
  readonly lastReplayed?: VirtualMs
}

/** Events of one such interval go together, in their order; those of the next a second later. */
const INTERVAL: VirtualMs = millisecondsOf('eventbridge.replay.interval')
const PAUSE: VirtualMs = millisecondsOf('eventbridge.replay.pause')

/** Sends the next interval in which there are events. */
export function replaySome(turn: Turn, name: string): void {
  const replay = turn.account.replays.get(name)
  if (replay?.state !== 'STARTING' && replay?.state !== 'RUNNING') return
  const archive = turn.account.archives.get(replay.archive)
  if (!archive) return end(turn, replay, { state: 'FAILED', reason: `Archive ${replay.archive} does not exist.` })
  const [first, ...later] = keptEvents(archive, turn.now).filter(({ at }) => isNext(replay, at))
  if (!first) return end(turn, replay, { state: 'COMPLETED' })
  const interval = Math.floor(first.at / INTERVAL)
  const batch: readonly ArchivedEvent[] = [first, ...later.filter(({ at }) => Math.floor(at / INTERVAL) === interval)]
  for (const { event } of batch) route(turn, replay.bus, { ...event, 'replay-name': name }, { rules: replay.rules })
  turn.putReplay({ ...replay, state: 'RUNNING', lastReplayed: batch.at(-1)!.at })
  turn.do({ type: 'schedule', signal: { type: 'ReplayDue', replay: name }, after: PAUSE })
}

function isNext({ from, to, lastReplayed }: Replay, at: VirtualMs): boolean {
  return at >= from && at <= to && (lastReplayed === undefined || at > lastReplayed)
}

export function end(turn: Turn, replay: Replay, how: Pick<Replay, 'state' | 'reason'>): void {
  turn.putReplay({ ...replay, ...how, endedAt: turn.now })
  turn.tell(replay.bus, 'ReplayEnded', { replay: replay.name, ...how })
}
