import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import type { Subscription } from '../subscription/subscription'
import type { Message } from './message'

/** Nothing is signed here: a signature and a certificate stand where AWS has them, and prove nothing. */
const SIGNATURE = 'EXAMPLE+signature+of+a+simulated+topic=='

/** The envelope in which SQS gets a message, laid out as AWS does. */
export function envelope(message: Message, text: string, subscription: Subscription, place: Place): string {
  const { subject, attributes } = message
  const members: [string, string][] = [
    ['Type', 'Notification'],
    ['MessageId', message.id],
    ...(message.sequenceNumber === undefined ? [] : [['SequenceNumber', message.sequenceNumber] satisfies [string, string]]),
    ['TopicArn', message.topicArn],
    ...(subject === undefined ? [] : [['Subject', subject] satisfies [string, string]]),
    ['Message', text],
    ['Timestamp', isoTime(message.publishedAt)],
    ['SignatureVersion', '1'],
    ['Signature', SIGNATURE],
    ['SigningCertURL', certificateUrl(place)],
    ['UnsubscribeURL', unsubscribeUrl(subscription, place)],
  ]
  const lines = members.map(([name, value]) => `  "${name}" : ${JSON.stringify(value)}`)
  if (attributes.length > 0) {
    const inner = attributes.map(({ name, type, value }) => `    "${name}" : ${JSON.stringify({ Type: type, Value: value })}`)
    lines.push(`  "MessageAttributes" : {\n${inner.join(',\n')}\n  }`)
  }
  return `{\n${lines.join(',\n')}\n}`
}

/** The body in which an endpoint is asked to confirm. */
export function confirmation(message: Message, token: string, place: Place): string {
  const members: readonly [string, string][] = [
    ['Type', 'SubscriptionConfirmation'],
    ['MessageId', message.id],
    ['Token', token],
    ['TopicArn', message.topicArn],
    ['Message', message.texts.default],
    ['SubscribeURL', `https://sns.${place.region}.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${message.topicArn}&Token=${token}`],
    ['Timestamp', isoTime(message.publishedAt)],
    ['SignatureVersion', '1'],
    ['Signature', SIGNATURE],
    ['SigningCertURL', certificateUrl(place)],
  ]
  return `{\n${members.map(([name, value]) => `  "${name}" : ${JSON.stringify(value)}`).join(',\n')}\n}`
}

/** The event in which a function gets a message. */
export function lambdaEvent(message: Message, text: string, subscription: Subscription, place: Place): JsonObject {
  const { subject, attributes } = message
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          Type: 'Notification',
          MessageId: message.id,
          TopicArn: message.topicArn,
          Subject: subject ?? null,
          Message: text,
          Timestamp: isoTime(message.publishedAt),
          SignatureVersion: '1',
          Signature: SIGNATURE,
          SigningCertUrl: certificateUrl(place),
          UnsubscribeUrl: unsubscribeUrl(subscription, place),
          MessageAttributes: Object.fromEntries(attributes.map(({ name, type, value }) => [name, { Type: type, Value: value }])),
        },
      },
    ],
  }
}

function certificateUrl({ region }: Place): string {
  return `https://sns.${region}.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem`
}

function unsubscribeUrl({ arn }: Subscription, { region }: Place): string {
  return `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`
}
