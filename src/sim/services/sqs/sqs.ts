import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { get } from '../../kernel/orderedTree'
import { emptyAccount, type SqsAccount } from './account'
import { follow } from './delivery/follow'
import { expire, settle } from './delivery/settle'
import { stopWaiting } from './delivery/waiting'
import { measure, measureLater } from './measuring'
import { moveSome } from './moving/moveTask'
import { changeMessageVisibility, changeMessageVisibilityBatch } from './operation/changeMessageVisibility'
import { createQueue } from './operation/createQueue'
import { deleteMessage, deleteMessageBatch } from './operation/deleteMessage'
import type { Operation } from './operation/operation'
import { cancelMessageMoveTask, listDeadLetterSourceQueues, listMessageMoveTasks, startMessageMoveTask } from './operation/moveTasks'
import { getQueueAttributes, setQueueAttributes } from './operation/queueAttributes'
import { deleteQueue, getQueueUrl, listQueues, purgeQueue } from './operation/queues'
import { receiveMessage } from './operation/receiveMessage'
import { sendMessage, sendMessageBatch } from './operation/sendMessage'
import { listQueueTags, tagQueue, untagQueue } from './operation/tags'
import type { SqsSignal } from './signals'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  CancelMessageMoveTask: cancelMessageMoveTask,
  ChangeMessageVisibility: changeMessageVisibility,
  ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListDeadLetterSourceQueues: listDeadLetterSourceQueues,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueueTags: listQueueTags,
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: setQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
  TagQueue: tagQueue,
  UntagQueue: untagQueue,
}

/** SQS in one account and Region: every call is answered within its own signal, but for a receiver that waits. */
export const sqs: Service<SqsAccount, SqsSignal> = {
  id: 'sqs',
  initial: emptyAccount,
  react,
  policyOn({ queues }, arn) {
    const text = get(queues, arn.split(':')[5] ?? '')?.settings['Policy']
    return text === undefined ? undefined : { text }
  },
}

function react(account: SqsAccount, signal: SqsSignal | FrontDoorSignal, context: Context): Reaction<SqsAccount, SqsSignal> {
  const turn = new Turn(account, context, signal.type === 'Call' ? signal.call.trace : undefined)
  switch (signal.type) {
    case 'Call': {
      const refused = answer(turn, signal.call)
      if (refused) return { state: account, effects: [refused] }
      break
    }
    case 'Reply':
      throw new RangeError('SQS calls no other service')
    case 'MessagesDue':
      settle(turn, signal.queue)
      break
    case 'WaitOver':
      stopWaiting(turn, signal.queue, signal.callId)
      break
    case 'MoveDue':
      moveSome(turn, signal.task)
      break
    case 'MessagesExpire':
      expire(turn, signal.queue)
      break
    case 'MinuteEnds':
      measure(turn)
  }
  follow(turn)
  if (turn.account.queues !== account.queues) measureLater(turn)
  return turn.reaction()
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call), (reply) => turn.do(reply))
}
