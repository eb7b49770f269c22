import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { deliver } from '../delivery/delivery'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { textOf } from '../request'
import { letsThrough } from '../subscription/filterPolicy'
import { topicArnOf } from '../topic/topics'
import type { Turn } from '../turn'
import { publishedBefore, withPublished } from './deduplication'
import { readMessage, type Message, type MessageBody } from './message'

/** Sends a message to a topic. The answer does not wait for any subscriber. */
export const publish: Operation = (turn, input, reply) => {
  if (textOf(input, 'PhoneNumber') !== undefined) unsimulated('text messages of SNS')
  const target = textOf(input, 'TopicArn') ?? textOf(input, 'TargetArn') ?? invalid('TopicArn or TargetArn Reason: no value for required parameter')
  const topic = turn.topicOf(topicArnOf({ TopicArn: target }))
  const { answer, message } = take(turn, topic.arn, readMessage(input, topic.fifo))
  reply(answer)
  if (message) fanOut(turn, message)
}

/** What the publisher is answered, and the message, unless a FIFO topic had it before. */
export interface Taken {
  readonly answer: JsonObject
  readonly message: Message | undefined
}

/** Gives a message its ids. A FIFO topic also counts it, and knows it again for five minutes. */
export function take(turn: Turn, topicArn: string, body: MessageBody): Taken {
  const topic = turn.topicOf(topicArn)
  const { fifo } = topic
  const id = turn.context.newUuid()
  const published = { id, topicArn, publishedAt: turn.now, ...(turn.trace === undefined ? {} : { trace: turn.trace }) }
  if (!fifo || body.deduplicationId === undefined) return { answer: { MessageId: id }, message: { ...body, ...published } }
  const key = fifo.scope === 'MessageGroup' ? `${body.groupId} ${body.deduplicationId}` : body.deduplicationId
  const known = publishedBefore(fifo.recent, key, turn.now)
  if (known) {
    turn.tell(topic.name, 'MessageDeduplicated', { messageId: known.id })
    return { answer: { MessageId: known.id, SequenceNumber: known.sequenceNumber }, message: undefined }
  }
  const sequenceNumber = `1${String(fifo.published).padStart(16, '0')}000`
  turn.putTopic({ ...topic, fifo: { ...fifo, published: fifo.published + 1, recent: withPublished(fifo.recent, key, { id, sequenceNumber }, turn.now) } })
  return { answer: { MessageId: id, SequenceNumber: sequenceNumber }, message: { ...body, ...published, sequenceNumber } }
}

/** Every subscription whose filter lets the message through gets it. */
export function fanOut(turn: Turn, message: Message): void {
  const topic = turn.account.topics.get(message.topicArn)
  if (!topic) return
  const subscriptions = topic.subscriptions.flatMap((arn) => turn.account.subscriptions.get(arn) ?? [])
  const confirmed = subscriptions.filter(({ confirmation }) => confirmation.state === 'confirmed')
  const chosen = confirmed.filter(({ settings }) => letsThrough(settings.filter, settings.scope, message))
  const filtered = confirmed.filter((subscription) => !chosen.includes(subscription))
  turn.tell(topic.name, 'MessagePublished', {
    messageId: message.id,
    delivered: chosen.map(({ arn }) => arn),
    filteredOut: filtered.map(({ arn }) => arn),
  })
  for (const subscription of chosen) deliver(turn, message, subscription)
}
