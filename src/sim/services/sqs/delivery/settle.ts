import { settingMs } from '../queue/attributes'
import { nextHidden, oldest, without, withChange } from '../queue/contents'
import type { Queue } from '../queue/queue'
import type { Turn } from '../turn'

/** Shows the messages of a queue whose delay or visibility timeout is over by now. */
export function settle(turn: Turn, name: string): Queue | undefined {
  let queue = turn.named(name)
  for (;;) {
    const next = queue && nextHidden(queue.contents)
    if (!queue || !next || next.at > turn.now) return queue
    const { message } = next
    turn.tell(queue, 'MessageVisible', { messageId: message.id, after: message.state.phase === 'delayed' ? 'delay' : 'visibility timeout' })
    queue = turn.change(queue, { contents: withChange(queue.contents, message, { state: { phase: 'visible', since: next.at } }) })
  }
}

/** Drops the messages of a queue that were kept for the retention period, whatever their state. */
export function expire(turn: Turn, name: string): void {
  let queue = turn.named(name)
  for (;;) {
    const first = queue && oldest(queue.contents)
    if (!queue || !first || first.at + settingMs(queue.settings, 'MessageRetentionPeriod') > turn.now) return
    turn.tell(queue, 'MessageExpired', { messageId: first.message.id })
    queue = turn.change(queue, { contents: without(queue.contents, first.message) })
  }
}
