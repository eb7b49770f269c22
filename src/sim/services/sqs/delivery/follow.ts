import { settingMs } from '../queue/attributes'
import { nextHidden, nextInLine, oldest } from '../queue/contents'
import type { Queue } from '../queue/queue'
import type { Turn } from '../turn'
import { receive, type Receiver } from './receive'
import { settle } from './settle'
import { waitKey } from './waiting'

/** Looks after each queue that was changed: whoever waits is answered, and what comes next by itself is scheduled. */
export function follow(turn: Turn): void {
  const names = new Set<string>()
  for (let name = turn.takeChanged(); name !== undefined; name = turn.takeChanged()) {
    names.add(name)
    serve(turn, name)
  }
  for (const name of names) plan(turn, name)
}

/** Answers waiting receivers, longest waiting first, while there is anything to receive. */
function serve(turn: Turn, name: string): void {
  let queue = settle(turn, name)
  while (queue && queue.receivers.length > 0 && nextInLine(queue.contents, 1).length > 0) {
    const [first, ...receivers] = queue.receivers as readonly [Receiver, ...Receiver[]]
    queue = turn.change(queue, { receivers })
    const messages = receive(turn, queue, first)
    queue = turn.named(name) as Queue
    // All that was there may have gone to the dead-letter queue: then the receiver waits on, first in line.
    if (messages.length === 0) {
      queue = turn.change(queue, { receivers: [first, ...queue.receivers] })
      continue
    }
    turn.answer({ id: first.callId }, { Messages: messages })
    if (first.until !== undefined) turn.do({ type: 'cancel', key: waitKey(first.callId) })
  }
}

interface Planned {
  readonly due: number | undefined
  readonly awaited: boolean
  readonly expiry: number | undefined
}

/** A queue has two signals at most: for what becomes visible next, and for what expires next. */
function plan(turn: Turn, name: string): void {
  const [was, is] = [planOf(turn.before(name)), planOf(turn.named(name))]
  if (was.due !== is.due || was.awaited !== is.awaited) {
    const key = `due/${name}`
    if (is.due === undefined) turn.do({ type: 'cancel', key })
    else {
      // Where nobody waits, a message that becomes visible sets nothing off.
      const after = Math.max(0, is.due - turn.now)
      turn.do({ type: 'schedule', signal: { type: 'MessagesDue', queue: name }, after, key, background: !is.awaited })
    }
  }
  if (was.expiry !== is.expiry) {
    const key = `expiry/${name}`
    if (is.expiry === undefined) turn.do({ type: 'cancel', key })
    else {
      const after = Math.max(0, is.expiry - turn.now)
      turn.do({ type: 'schedule', signal: { type: 'MessagesExpire', queue: name }, after, key, background: true })
    }
  }
}

function planOf(queue: Queue | undefined): Planned {
  if (!queue) return { due: undefined, awaited: false, expiry: undefined }
  const first = oldest(queue.contents)
  return {
    due: nextHidden(queue.contents)?.at,
    awaited: queue.receivers.length > 0,
    expiry: first && first.at + settingMs(queue.settings, 'MessageRetentionPeriod'),
  }
}
