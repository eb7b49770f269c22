import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { refuse } from '../../../aws/answer'
import type { ApiCall } from '../../../aws/apiCall'
import { awsFault } from '../../../aws/awsError'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { waitKey } from '../delivery/waiting'
import { emptyContents } from '../queue/contents'
import { invalidValue, noSuchQueue } from '../refusal'
import { integerOf, requiredText, textOf } from '../request'
import type { Turn } from '../turn'

const MOST_LISTED = numberOf('sqs.list.page.limit')
const PURGE_MS = millisecondsOf('sqs.queue.purge.pause')

export function getQueueUrl(turn: Turn, { input }: ApiCall): JsonObject {
  const owner = textOf(input, 'QueueOwnerAWSAccountId') ?? turn.context.accountId
  const queue = turn.named(requiredText(input, 'QueueName'))
  return queue && owner === turn.context.accountId ? { QueueUrl: queue.url } : noSuchQueue()
}

/** Without MaxResults all queues up to a thousand are given, and no token. */
export function listQueues(turn: Turn, { input }: ApiCall): JsonObject {
  const prefix = textOf(input, 'QueueNamePrefix') ?? ''
  const asked = integerOf(input, 'MaxResults')
  if (asked !== undefined && (asked < 1 || asked > MOST_LISTED)) invalidValue(asked, 'MaxResults', 'Must be between 1 and 1000, if provided.')
  const token = textOf(input, 'NextToken')
  const urls: string[] = []
  for (const [name, { url }] of ascending(turn.account.queues, token ?? prefix)) {
    if (!name.startsWith(prefix)) break
    if (urls.length === (asked ?? MOST_LISTED)) return asked === undefined ? { QueueUrls: urls } : { QueueUrls: urls, NextToken: name }
    urls.push(url)
  }
  return urls.length === 0 ? {} : { QueueUrls: urls }
}

/** On AWS it takes up to a minute; here it is done at once. */
export function deleteQueue(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  for (const { callId, until } of queue.receivers) {
    turn.do(refuse({ id: callId }, awsFault('QueueDoesNotExist', 'The specified queue does not exist.')))
    if (until !== undefined) turn.do({ type: 'cancel', key: waitKey(callId) })
  }
  turn.delete(queue)
  return {}
}

/** On AWS it takes up to a minute; here it is done at once. Messages in flight go too. */
export function purgeQueue(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  if (queue.purgedAt !== undefined && turn.now < queue.purgedAt + PURGE_MS) {
    refused('PurgeQueueInProgress', `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`, 403)
  }
  const contents = { ...emptyContents(queue.fifo), arrivals: queue.contents.arrivals }
  turn.change(queue, { contents, purgedAt: turn.now })
  return {}
}
