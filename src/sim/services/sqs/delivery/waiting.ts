import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Queue } from '../queue/queue'
import type { Turn } from '../turn'
import type { Receiver } from './receive'

export function waitKey(callId: string): string {
  return `wait/${callId}`
}

export function startWaiting(turn: Turn, queue: Queue, receiver: Receiver, after: VirtualMs): void {
  turn.change(queue, { receivers: [...queue.receivers, receiver] })
  if (receiver.until === undefined) return
  const { callId } = receiver
  turn.do({ type: 'schedule', signal: { type: 'WaitOver', queue: queue.name, callId }, after, key: waitKey(callId) })
}

/** The receiver has waited in vain. */
export function stopWaiting(turn: Turn, name: string, callId: string): void {
  const queue = turn.named(name)
  if (!queue) return
  turn.change(queue, { receivers: queue.receivers.filter((each) => each.callId !== callId) })
  turn.answer({ id: callId }, {})
}
