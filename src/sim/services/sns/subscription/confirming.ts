import { millisecondsOf } from '../../../../facts/facts'
import { deliver } from '../delivery/delivery'
import type { Message } from '../message/message'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { requiredText, textOf } from '../request'
import { topicArnOf } from '../topic/topics'
import type { Turn } from '../turn'
import type { Subscription } from './subscription'

const TOKEN_HOLDS = millisecondsOf('sns.token.lifetime')

/** Asks an endpoint whether it wants what it was subscribed to. */
export function askForConfirmation(turn: Turn, subscription: Subscription, confirmationToken: string): void {
  const { topicArn } = subscription
  const message: Message = {
    id: turn.context.newUuid(),
    topicArn,
    subject: undefined,
    texts: { default: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.` },
    attributes: [],
    groupId: undefined,
    deduplicationId: undefined,
    publishedAt: turn.now,
    confirmationToken,
  }
  deliver(turn, message, subscription)
}

/** 64 hex digits of two UUIDs: nobody else knows them. */
export function newToken(turn: Turn): string {
  return `${turn.context.newUuid()}${turn.context.newUuid()}`.replaceAll('-', '')
}

export const confirmSubscription: Operation = (turn, input, reply) => {
  const topic = turn.topicOf(topicArnOf(input))
  const token = requiredText(input, 'Token')
  const subscription = topic.subscriptions.map((arn) => turn.account.subscriptions.get(arn)).find((each) => each?.confirmation.token === token)
  if (!subscription) return invalid('Token')
  const { confirmation } = subscription
  if (confirmation.state === 'pending') {
    if (turn.now > confirmation.askedAt + TOKEN_HOLDS) invalid('Token')
    const authenticated = textOf(input, 'AuthenticateOnUnsubscribe') === 'true'
    turn.putSubscription({ ...subscription, confirmation: { state: 'confirmed', token, authenticated } })
    turn.tell(topic.name, 'SubscriptionConfirmed', { subscription: subscription.arn, endpoint: subscription.endpoint })
  }
  reply({ SubscriptionArn: subscription.arn })
}
