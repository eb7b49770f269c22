import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation'
import { requiredText, textOf } from '../request'
import type { Turn } from '../turn'
import { readSettings } from './settings'
import { usualPolicy, type DeliveryPolicy } from './deliveryPolicy'
import { isEndpoint, type Subscription } from './subscription'

export const getSubscriptionAttributes: Operation = (turn, input, reply) => {
  reply({ Attributes: shown(turn, turn.subscriptionOf(requiredText(input, 'SubscriptionArn'))) })
}

export const setSubscriptionAttributes: Operation = (turn, input, reply) => {
  const subscription = turn.subscriptionOf(requiredText(input, 'SubscriptionArn'))
  const attributes = new Map([[requiredText(input, 'AttributeName'), textOf(input, 'AttributeValue') ?? '']])
  turn.putSubscription({ ...subscription, settings: readSettings(subscription.settings, attributes, subscription.protocol, '') })
  reply({})
}

function shown(turn: Turn, { arn, topicArn, protocol, endpoint, principal, settings, confirmation }: Subscription): JsonObject {
  const { filter, scope, raw, redrive, delivery } = settings
  return {
    SubscriptionPrincipal: principal,
    Owner: turn.place.accountId,
    RawMessageDelivery: String(raw),
    TopicArn: topicArn,
    Endpoint: endpoint,
    Protocol: protocol,
    PendingConfirmation: String(confirmation.state === 'pending'),
    ConfirmationWasAuthenticated: String(confirmation.state === 'confirmed' && confirmation.authenticated),
    SubscriptionArn: arn,
    ...(filter ? { FilterPolicy: filter.source, FilterPolicyScope: scope } : {}),
    ...(isEndpoint(protocol) ? { EffectiveDeliveryPolicy: effectivePolicy(delivery) } : {}),
    ...(delivery ? { DeliveryPolicy: delivery.text } : {}),
    ...(redrive ? { RedrivePolicy: redrive.text } : {}),
  }
}

function effectivePolicy(policy: DeliveryPolicy | undefined): string {
  const { retries, contentType } = policy ?? usualPolicy
  return JSON.stringify({ healthyRetryPolicy: { ...retries }, sicklyRetryPolicy: null, throttlePolicy: null, requestPolicy: { headerContentType: contentType }, guaranteed: false })
}
