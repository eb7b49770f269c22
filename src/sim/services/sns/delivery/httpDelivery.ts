import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { Message } from '../message/message'
import { confirmation, envelope } from '../message/notification'
import { usualPolicy } from '../subscription/deliveryPolicy'
import type { Subscription } from '../subscription/subscription'

/**
 * The POST in which an endpoint gets a message, or is asked to confirm. With raw delivery the body is the
 * message alone, and its attributes stay behind.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html
 */
export function httpRequest(message: Message, subscription: Subscription, place: Place): JsonObject {
  const { endpoint, arn, settings } = subscription
  const { confirmationToken: token } = message
  const raw = settings.raw && token === undefined
  const text = message.texts[subscription.protocol] ?? message.texts.default
  const body = token !== undefined ? confirmation(message, token, place) : raw ? text : envelope(message, text, subscription, place)
  return {
    method: 'POST',
    url: endpoint,
    headers: {
      'x-amz-sns-message-type': [token === undefined ? 'Notification' : 'SubscriptionConfirmation'],
      'x-amz-sns-message-id': [message.id],
      'x-amz-sns-topic-arn': [message.topicArn],
      ...(token === undefined ? { 'x-amz-sns-subscription-arn': [arn] } : {}),
      ...(raw ? { 'x-amz-sns-rawdelivery': ['true'] } : {}),
      'Content-Type': [(token === undefined ? (settings.delivery ?? usualPolicy) : usualPolicy).contentType],
      'User-Agent': ['Amazon Simple Notification Service Agent'],
    },
    body,
  }
}
