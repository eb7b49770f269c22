import { numberOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { settle } from '../delivery/settle'
import { moveSome, MOST_PER_SECOND, type MoveTask } from '../moving/moveTask'
import type { Queue } from '../queue/queue'
import { redrivePolicy } from '../queue/redrivePolicy'
import { invalidValue } from '../refusal'
import { integerOf, requiredText, textOf } from '../request'
import type { Turn } from '../turn'

const MOST_LISTED = numberOf('sqs.redrive.tasks.page')

/** Begins at once. Only one task moves a queue's messages at a time. */
export function startMessageMoveTask(turn: Turn, { input }: ApiCall): JsonObject {
  const source = queueOfArn(turn, requiredText(input, 'SourceArn'))
  if (!isDeadLetterQueue(turn, source)) refused('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.')
  const destinationArn = textOf(input, 'DestinationArn')
  const destination = destinationArn === undefined ? undefined : queueOfArn(turn, destinationArn)
  if (destination && destination.fifo !== source.fifo) refused('InvalidParameterValue', 'Source and destination queues must be of the same type.')
  const perSecond = integerOf(input, 'MaxNumberOfMessagesPerSecond')
  if (perSecond !== undefined && (perSecond < 1 || perSecond > MOST_PER_SECOND)) {
    invalidValue(perSecond, 'MaxNumberOfMessagesPerSecond', `Must be between 1 and ${MOST_PER_SECOND}.`)
  }
  if (tasksOf(turn, source.arn).some(({ status }) => status === 'RUNNING')) {
    refused('InvalidParameterValue', 'There is already a task running. Only one active task is allowed for a source queue arn at a given time.')
  }
  const { messages, inFlight, delayed } = (settle(turn, source.name) as Queue).contents
  const handle = turn.context.newUuid()
  const toMove = messages.size - inFlight - delayed
  turn.keepTask({ handle, sourceArn: source.arn, destinationArn, perSecond, startedAt: turn.now, toMove, moved: 0, status: 'RUNNING' })
  turn.tell(source, 'MessageMoveTaskStarted', { taskHandle: handle, toMove })
  moveSome(turn, handle)
  return { TaskHandle: handle }
}

/** What was moved stays where it is. */
export function cancelMessageMoveTask(turn: Turn, { input }: ApiCall): JsonObject {
  const handle = requiredText(input, 'TaskHandle')
  const task = turn.account.moveTasks.get(handle)
  if (task?.status !== 'RUNNING') refused('ResourceNotFoundException', 'Task does not exist.', 404)
  turn.keepTask({ ...task, status: 'CANCELLED' })
  turn.tell({ url: task.sourceArn }, 'MessageMoveTaskEnded', { taskHandle: handle, status: 'CANCELLED', moved: task.moved })
  return { ApproximateNumberOfMessagesMoved: task.moved }
}

/** The newest first. */
export function listMessageMoveTasks(turn: Turn, { input }: ApiCall): JsonObject {
  const source = queueOfArn(turn, requiredText(input, 'SourceArn'))
  const most = integerOf(input, 'MaxResults') ?? 1
  if (most < 1 || most > MOST_LISTED) invalidValue(most, 'MaxResults', `Must be between 1 and ${MOST_LISTED}.`)
  return { Results: tasksOf(turn, source.arn).slice(0, most).map(shown) }
}

/** Queues whose dead letters come to this one. */
export function listDeadLetterSourceQueues(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  const most = integerOf(input, 'MaxResults') ?? 1000
  if (most < 1 || most > 1000) invalidValue(most, 'MaxResults', 'Must be between 1 and 1000, if provided.')
  const urls: string[] = []
  for (const [name, { url, settings }] of ascending(turn.account.queues, textOf(input, 'NextToken') ?? '')) {
    if (redrivePolicy(settings)?.deadLetterTargetArn !== queue.arn) continue
    if (urls.length === most) return { queueUrls: urls, NextToken: name }
    urls.push(url)
  }
  return { queueUrls: urls }
}

function queueOfArn(turn: Turn, arn: string): Queue {
  if (!/^arn:aws:sqs:[\w-]+:\d{12}:[\w.-]+$/.test(arn)) invalidValue(arn, 'SourceArn', 'It is no ARN of a queue.')
  return turn.queueOfArn(arn) ?? refused('ResourceNotFoundException', 'The resource that you specified for the SourceArn parameter does not exist.', 404)
}

function isDeadLetterQueue(turn: Turn, { arn }: Queue): boolean {
  for (const [, { settings }] of ascending(turn.account.queues)) if (redrivePolicy(settings)?.deadLetterTargetArn === arn) return true
  return false
}

/** Newest first. */
function tasksOf(turn: Turn, sourceArn: string): readonly MoveTask[] {
  return [...turn.account.moveTasks.values()].filter((task) => task.sourceArn === sourceArn).sort((one, other) => other.startedAt - one.startedAt)
}

/** Only a task that runs can be told by its handle. */
function shown(task: MoveTask): JsonObject {
  return {
    ...(task.status === 'RUNNING' ? { TaskHandle: task.handle } : {}),
    Status: task.status,
    SourceArn: task.sourceArn,
    ...(task.destinationArn === undefined ? {} : { DestinationArn: task.destinationArn }),
    ...(task.perSecond === undefined ? {} : { MaxNumberOfMessagesPerSecond: task.perSecond }),
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    ...(task.failureReason === undefined ? {} : { FailureReason: task.failureReason }),
    StartedTimestamp: Math.floor(task.startedAt),
  }
}
