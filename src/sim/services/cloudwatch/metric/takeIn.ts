import { schedule } from '../alarm/evaluation'
import { dataOf } from '../source/source'
import type { Turn } from '../turn'
import type { Datum } from './datum'
import { gathered } from './gather'
import { metricKey } from './metric'

/** Reads what the world's log has told since the last time. */
export function catchUp(turn: Turn): void {
  const told = turn.context.eventsSince(turn.account.read)
  if (told.length === 0) return
  const { data, running } = dataOf(told, turn.account.running, turn.context)
  turn.change({ read: turn.account.read + told.length, running })
  takeIn(turn, data)
}

/** Keeps data, and wakes the alarms that wait for them. */
export function takeIn(turn: Turn, data: readonly Datum[]): void {
  if (data.length === 0) return
  const { metrics, keys } = gathered(turn.account.metrics, data)
  turn.change({ metrics })
  if (turn.account.asleep === 0) return
  for (const alarm of turn.account.alarms.values()) {
    if (alarm.asleep && keys.has(metricKey(alarm.metric))) schedule(turn, turn.keep({ ...alarm, asleep: false }))
  }
}
