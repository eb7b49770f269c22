import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { Topic } from '../account'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { pageOf, requiredText, textMapOf, textOf } from '../request'
import { topicArnOf } from '../topic/topics'
import type { Turn } from '../turn'
import { askForConfirmation, newToken } from './confirming'
import { noSettings, readSettings } from './settings'
import { isEndpoint, type Subscription } from './subscription'

const NOT_SIMULATED = ['email', 'email-json', 'sms', 'application', 'firehose']

/** Queues and functions of one's own account are subscribed at once; an endpoint has to confirm first. */
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
    if (known.confirmation.state === 'pending') return subscribeEndpoint(turn, known, input, reply)
    return reply({ SubscriptionArn: known.arn })
  }
  const arn = `${topic.arn}:${turn.context.newUuid()}`
  const principal = `arn:aws:iam::${turn.place.accountId}:root`
  const subscription: Subscription = {
    arn, topicArn: topic.arn, protocol, endpoint, principal, settings, confirmation: { state: 'confirmed', token: undefined, authenticated: true },
  }
  turn.putTopic({ ...topic, subscriptions: [...topic.subscriptions, arn] })
  if (isEndpoint(protocol)) return subscribeEndpoint(turn, subscription, input, reply)
  turn.putSubscription(subscription)
  reply({ SubscriptionArn: arn })
}

/** Its ARN is told to whom asks for it only, while it is not confirmed. */
function subscribeEndpoint(turn: Turn, subscription: Subscription, input: JsonObject, reply: (output: JsonObject) => void): void {
  const token = newToken(turn)
  const pending: Subscription = { ...subscription, confirmation: { state: 'pending', token, askedAt: turn.now } }
  turn.putSubscription(pending)
  reply({ SubscriptionArn: input['ReturnSubscriptionArn'] === true ? subscription.arn : 'pending confirmation' })
  askForConfirmation(turn, pending, token)
}

function same({ settings }: Subscription, other: Subscription['settings']): boolean {
  return (
    settings.filter?.source === other.filter?.source &&
    settings.scope === other.scope &&
    settings.raw === other.raw &&
    settings.redrive?.text === other.redrive?.text &&
    settings.delivery?.text === other.delivery?.text
  )
}

/** A FIFO topic delivers to queues only, of both kinds. */
function protocolOf(protocol: string, { fifo }: Topic): Subscription['protocol'] {
  if (fifo && ['lambda', 'http', 'https', ...NOT_SIMULATED].includes(protocol)) invalid(`Invalid protocol type: ${protocol}`)
  if (protocol === 'sqs' || protocol === 'lambda' || protocol === 'http' || protocol === 'https') return protocol
  if (NOT_SIMULATED.includes(protocol)) unsimulated(`subscriptions of SNS by ${protocol}`)
  return invalid(`Amazon SNS does not support this protocol string: ${protocol}`)
}

function endpointOf(protocol: Subscription['protocol'], endpoint: string, { fifo }: Topic): string {
  if (isEndpoint(protocol)) {
    return new RegExp(`^${protocol}://[^/?#\\s]+[^\\s]*$`, 'i').test(endpoint) ? endpoint : invalid(`Endpoint must match the specified protocol`)
  }
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
    const { topicArn, protocol, endpoint, confirmation } = turn.subscriptionOf(arn)
    return { SubscriptionArn: confirmation.state === 'pending' ? 'PendingConfirmation' : arn, Owner: turn.place.accountId, Protocol: protocol, Endpoint: endpoint, TopicArn: topicArn }
  })
  return { Subscriptions: subscriptions, ...more }
}
