import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { Message } from '../message/message'
import { envelope, lambdaEvent } from '../message/notification'
import { httpRequest } from './httpDelivery'
import { isEndpoint, type Subscription } from '../subscription/subscription'

export interface DeliveryCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

/** How a subscriber gets a message. */
export function deliveryCall(message: Message, subscription: Subscription, place: Place): DeliveryCall {
  const { protocol, endpoint } = subscription
  if (protocol === 'sqs') return toQueue(message, subscription, endpoint, place)
  if (isEndpoint(protocol)) return { service: 'http', action: 'Request', input: httpRequest(message, subscription, place) }
  const event = lambdaEvent(message, message.texts.lambda ?? message.texts.default, subscription, place)
  return { service: 'lambda', action: 'Invoke', input: { FunctionName: endpoint, InvocationType: 'Event', Payload: JSON.stringify(event) } }
}

/** A dead-letter queue gets what the subscriber should have had. */
export function deadLetterCall(message: Message, subscription: Subscription, queueArn: string, place: Place): DeliveryCall {
  if (subscription.protocol === 'sqs') return toQueue(message, subscription, queueArn, place)
  const body = envelope(message, message.texts[subscription.protocol] ?? message.texts.default, subscription, place)
  return sendMessage({ QueueUrl: queueUrl(queueArn), MessageBody: body })
}

/** Raw delivery sends the message alone, its attributes as those of the queue's message. */
function toQueue(message: Message, subscription: Subscription, queueArn: string, place: Place): DeliveryCall {
  const text = message.texts.sqs ?? message.texts.default
  const group = message.groupId === undefined ? {} : { MessageGroupId: message.groupId }
  const known = message.deduplicationId !== undefined && queueArn.endsWith('.fifo') ? { MessageDeduplicationId: message.deduplicationId } : {}
  const to = { QueueUrl: queueUrl(queueArn), ...group, ...known }
  if (!subscription.settings.raw) return sendMessage({ ...to, MessageBody: envelope(message, text, subscription, place) })
  const attributes = message.attributes.map(({ name, type, value }): [string, JsonObject] => [
    name,
    { DataType: type, ...(type.startsWith('Binary') ? { BinaryValue: value } : { StringValue: value }) },
  ])
  const carried = attributes.length === 0 ? {} : { MessageAttributes: Object.fromEntries(attributes) }
  return sendMessage({ ...to, MessageBody: text, ...carried })
}

function sendMessage(input: JsonObject): DeliveryCall {
  return { service: 'sqs', action: 'SendMessage', input }
}

/** `arn:aws:sqs:us-east-1:123456789012:orders` as the URL that SQS names it by. */
function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`
}
