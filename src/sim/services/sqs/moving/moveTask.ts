import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Message } from '../message/message'
import { nextInLine, without, withArrival } from '../queue/contents'
import type { Queue } from '../queue/queue'
import { nextSequenceNumber } from '../queue/sequenceNumber'
import type { Turn } from '../turn'

/** Messages on their way from a dead-letter queue to where they came from, or to another queue. */
export interface MoveTask {
  readonly handle: string
  readonly sourceArn: string
  /** Absent: each goes back to the queue it came from. */
  readonly destinationArn: string | undefined
  /** Absent: as many as SQS likes, which here is the most that may be asked for. */
  readonly perSecond: number | undefined
  readonly startedAt: VirtualMs
  /** Visible when the task was started. */
  readonly toMove: number
  readonly moved: number
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED'
  readonly failureReason?: string
}

export const MOST_PER_SECOND = 500

/** Moves a second's worth of messages; the next comes a second later, until none is visible. */
export function moveSome(turn: Turn, handle: string): void {
  let task = turn.account.moveTasks.get(handle)
  if (task?.status !== 'RUNNING') return
  const most = task.perSecond ?? MOST_PER_SECOND
  for (let count = 0; count < most; count++) {
    const source = turn.queueOfArn(task.sourceArn)
    const [message] = source ? nextInLine(source.contents, 1) : []
    if (!source || !message) return end(turn, task, source ? { status: 'COMPLETED' } : { status: 'FAILED', failureReason: 'AWS.SimpleQueueService.NonExistentQueue' })
    const arn: string | undefined = task.destinationArn ?? message.deadLetterSource
    if (arn === undefined) return end(turn, task, { status: 'FAILED', failureReason: 'CouldNotDetermineMessageSource' })
    const target = turn.queueOfArn(arn)
    if (!target) return end(turn, task, { status: 'FAILED', failureReason: 'AWS.SimpleQueueService.NonExistentQueue' })
    move(turn, source, message, target.name)
    task = { ...task, moved: task.moved + 1 }
  }
  turn.keepTask(task)
  turn.do({ type: 'schedule', signal: { type: 'MoveDue', task: handle }, after: 1000 })
}

function end(turn: Turn, task: MoveTask, how: Pick<MoveTask, 'status' | 'failureReason'>): void {
  turn.keepTask({ ...task, ...how })
  turn.tell({ url: task.sourceArn }, 'MessageMoveTaskEnded', { taskHandle: task.handle, ...how, moved: task.moved })
}

/** What is moved back is a new message: its id, its age and its receive count start anew. */
function move(turn: Turn, source: Queue, message: Message, targetName: string): void {
  turn.change(source, { contents: without(source.contents, message) })
  const target = turn.named(targetName) as Queue
  const { place: _, deadLetterSource: __, ...rest } = message
  const fresh = {
    ...rest,
    id: turn.context.newUuid(),
    deadLetterSource: undefined,
    sequenceNumber: target.fifo ? nextSequenceNumber(target) : undefined,
    sentAt: turn.now,
    arrivedAt: turn.now,
    receiveCount: 0,
    firstReceivedAt: undefined,
    state: { phase: 'visible', since: turn.now } as const,
  }
  turn.tell(source, 'MessageRedriven', { messageId: message.id, as: fresh.id, destination: target.arn })
  turn.change(target, { contents: withArrival(target.contents, fresh) })
}
