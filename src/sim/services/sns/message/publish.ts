import { deliver } from '../delivery/delivery'
import type { Operation } from '../operation'
import { invalid, unsimulated } from '../refusal'
import { textOf } from '../request'
import { letsThrough } from '../subscription/filterPolicy'
import { topicArnOf } from '../topic/topics'
import type { Turn } from '../turn'
import { readMessage, type Message } from './message'

/** Sends a message to a topic. The answer does not wait for any subscriber. */
export const publish: Operation = (turn, input, reply) => {
  if (textOf(input, 'PhoneNumber') !== undefined) unsimulated('text messages of SNS')
  const target = textOf(input, 'TopicArn') ?? textOf(input, 'TargetArn') ?? invalid('TopicArn or TargetArn Reason: no value for required parameter')
  const topic = turn.topicOf(topicArnOf({ TopicArn: target }))
  const message: Message = { ...readMessage(input), id: turn.context.newUuid(), topicArn: topic.arn, publishedAt: turn.now }
  reply({ MessageId: message.id })
  fanOut(turn, message)
}

/** Every subscription whose filter lets the message through gets it. */
export function fanOut(turn: Turn, message: Message): void {
  const topic = turn.account.topics.get(message.topicArn)
  if (!topic) return
  const subscriptions = topic.subscriptions.flatMap((arn) => turn.account.subscriptions.get(arn) ?? [])
  const chosen = subscriptions.filter(({ settings }) => letsThrough(settings.filter, settings.scope, message))
  const filtered = subscriptions.filter((subscription) => !chosen.includes(subscription))
  turn.tell(topic.name, 'MessagePublished', {
    messageId: message.id,
    delivered: chosen.map(({ arn }) => arn),
    filteredOut: filtered.map(({ arn }) => arn),
  })
  for (const subscription of chosen) deliver(turn, message, subscription)
}
