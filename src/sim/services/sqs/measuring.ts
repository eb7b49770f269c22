import { millisecondsOf, numberOf } from '../../../facts/facts'
import type { JsonObject } from '../../kernel/json'
import type { Mutable } from '../../kernel/mutable'
import { ascending } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import { oldestFirst } from './queue/contents'
import type { Queue } from './queue/queue'
import type { Turn } from './turn'

const MINUTE = 60_000

/** How long a queue counts as active after anything was done with it. */
const ACTIVE_MS = millisecondsOf('sqs.metrics.active')

/** A standard queue takes a message that was received so often for one that nobody can work on: its age is told no more. */
const POISON_RECEIVES = numberOf('sqs.metrics.poison.receives')

/**
 * Has the queues measured at the end of the minute under way, unless they are anyway. It is the last millisecond of it,
 * so that the values belong to the minute of which they tell, and are there when an alarm looks at it.
 */
export function measureLater(turn: Turn): void {
  if (turn.account.measured) return
  const left = MINUTE - 1 - (turn.now % MINUTE)
  turn.do({ type: 'schedule', signal: { type: 'MinuteEnds' }, after: left > 0 ? left : left + MINUTE, key: 'minute', background: true })
  turn.measures(true)
}

/** Tells how full the active queues are; while there is one, also at the end of the next minute. */
export function measure(turn: Turn): void {
  turn.measures(false)
  const queues = [...ascending(turn.account.queues)].map(([, queue]) => queue).filter((queue) => isActive(queue, turn.now))
  for (const queue of queues) turn.tell(queue, 'QueueMeasured', measuresOf(queue, turn.now))
  if (queues.length > 0) measureLater(turn)
}

function isActive({ contents, changedAt }: Queue, now: VirtualMs): boolean {
  return contents.messages.size > 0 || now - changedAt < ACTIVE_MS
}

function measuresOf(queue: Queue, now: VirtualMs): JsonObject {
  const { messages, delayed, inFlight, groups } = queue.contents
  const measures: Mutable<JsonObject> = { visible: messages.size - delayed - inFlight, inFlight, delayed }
  const age = oldestAge(queue, now)
  if (age !== undefined) measures['oldestSeconds'] = Math.round(age / 1000)
  if (groups) measures['groupsInFlight'] = [...groups.values()].filter((group) => group.inFlight > 0).length
  return measures
}

/** Milliseconds since the oldest message came into the queue; undefined where none counts. */
function oldestAge({ contents, fifo }: Queue, now: VirtualMs): number | undefined {
  let oldest: VirtualMs | undefined
  for (const { sentAt, arrivedAt, receiveCount } of oldestFirst(contents)) {
    // What was sent later cannot have come in earlier.
    if (oldest !== undefined && sentAt >= oldest) break
    if (fifo || receiveCount < POISON_RECEIVES) oldest = Math.min(oldest ?? arrivedAt, arrivedAt)
  }
  return oldest === undefined ? undefined : now - oldest
}
