import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { Topic } from '../account'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { pageOf, requiredText, textMapOf, textOf } from '../request'
import { topicArnOf } from '../topic/topics'
import type { Turn } from '../turn'
import { noSettings, readSettings } from './settings'
import type { Subscription } from './subscription'

const NOT_SIMULATED = ['http', 'https', 'email', 'email-json', 'sms', 'application', 'firehose']

/** Queues and functions of one's own account are subscribed at once, without confirmation. */
export const subscribe: Operation = (turn, input, reply) => {
  const topic = turn.topicOf(topicArnOf(input))
  const protocol = protocolOf(requiredText(input, 'Protocol'), topic)
  const endpoint = endpointOf(protocol, textOf(input, 'Endpoint') ?? '', topic)
  const attributes = textMapOf(input, 'Attributes')
  const settings = readSettings(noSettings, attributes, protocol, 'Attributes Reason: ')
  const known = topic.subscriptions
    .map((arn) => turn.account.subscriptions.get(arn))
    .find((each) => each?.protocol === protocol && each.endpoint === endpoint)
  if (known) {
    if (attributes.size > 0 && !same(known, settings)) invalid('Attributes Reason: Subscription already exists with different attributes')
    return reply({ SubscriptionArn: known.arn })
  }
  const arn = `${topic.arn}:${turn.context.newUuid()}`
  const principal = `arn:aws:iam::${turn.place.accountId}:root`
  turn.putSubscription({ arn, topicArn: topic.arn, protocol, endpoint, principal, settings })
  turn.putTopic({ ...topic, subscriptions: [...topic.subscriptions, arn] })
  reply({ SubscriptionArn: arn })
}

function same({ settings }: Subscription, other: Subscription['settings']): boolean {
  return (
    settings.filter?.source === other.filter?.source &&
    settings.scope === other.scope &&
    settings.raw === other.raw &&
    settings.redrive?.text === other.redrive?.text
  )
}

/** A FIFO topic delivers to queues only, of both kinds. */
function protocolOf(protocol: string, { fifo }: Topic): Subscription['protocol'] {
  if (fifo && protocol !== 'sqs' && (protocol === 'lambda' || NOT_SIMULATED.includes(protocol))) invalid(`Invalid protocol type: ${protocol}`)
  if (protocol === 'sqs' || protocol === 'lambda') return protocol
  if (NOT_SIMULATED.includes(protocol)) unsimulated(`subscriptions of SNS by ${protocol}`)
  return invalid(`Amazon SNS does not support this protocol string: ${protocol}`)
}

function endpointOf(protocol: Subscription['protocol'], endpoint: string, { fifo }: Topic): string {
  const form = protocol === 'sqs' ? /^arn:[^:]+:sqs:[^:]+:\d{12}:[^:]+$/ : /^arn:[^:]+:lambda:[^:]+:\d{12}:function:[^:]+(:[^:]+)?$/
  if (!form.test(endpoint)) return invalid(protocol === 'sqs' ? 'SQS endpoint ARN' : 'Lambda endpoint ARN')
  if (endpoint.endsWith('.fifo') && !fifo) invalid('Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics')
  return endpoint
}

/** A subscription that is not there is cancelled already. */
export const unsubscribe: Operation = (turn, input, reply) => {
  const arn = requiredText(input, 'SubscriptionArn')
  if (arn.split(':').length < 6) invalid(`SubscriptionArn Reason: An ARN must have at least 6 elements, not ${arn.split(':').length}`)
  const subscription = turn.account.subscriptions.get(arn)
  const topic = subscription && turn.account.topics.get(subscription.topicArn)
  if (topic) {
    const subscriptions = topic.subscriptions.filter((each) => each !== arn)
    turn.putTopic({ ...topic, subscriptions, deletedSubscriptions: topic.deletedSubscriptions + 1 })
  }
  turn.deleteSubscription(arn)
  reply({})
}

export const listSubscriptions: Operation = (turn, input, reply) => {
  const all = [...turn.account.topics.values()].sort((one, other) => (one.arn < other.arn ? -1 : 1)).flatMap(({ subscriptions }) => subscriptions)
  reply(listed(turn, input, all))
}

export const listSubscriptionsByTopic: Operation = (turn, input, reply) => {
  reply(listed(turn, input, turn.topicOf(topicArnOf(input)).subscriptions))
}

function listed(turn: Turn, input: JsonObject, arns: readonly string[]): JsonObject {
  const { page, more } = pageOf(input, arns)
  const subscriptions = page.map((arn): JsonObject => {
    const { topicArn, protocol, endpoint } = turn.subscriptionOf(arn)
    return { SubscriptionArn: arn, Owner: turn.place.accountId, Protocol: protocol, Endpoint: endpoint, TopicArn: topicArn }
  })
  return { Subscriptions: subscriptions, ...more }
}
