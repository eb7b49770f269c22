import type { CallResult } from '../../../aws/apiCall'
import type { AwsFault } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Message } from '../message/message'
import type { DeliveryRef } from '../signals'
import { usualPolicy } from '../subscription/deliveryPolicy'
import { isEndpoint, type Subscription } from '../subscription/subscription'
import type { Turn } from '../turn'
import { deliveryCall, deadLetterCall } from './deliveryCall'
import { httpResult, httpRetryDelay } from './httpRetry'
import { canSucceedLater, retryDelay } from './retry'

/** A message on its way to one subscriber. */
export interface Delivery {
  readonly id: string
  readonly message: Message
  readonly subscription: Subscription
  /** Tries after the first. */
  readonly retries: number
}

export function deliver(turn: Turn, message: Message, subscription: Subscription): void {
  const delivery = { id: turn.context.newId('delivery'), message, subscription, retries: 0 }
  turn.keep(delivery)
  if (turn.lineUp(laneOf(delivery), delivery.id)) attempt(turn, delivery)
}

/** A failed delivery's time has come again. */
export function retry(turn: Turn, id: string): void {
  const delivery = turn.account.deliveries.get(id)
  if (!delivery) return
  const again = { ...delivery, retries: delivery.retries + 1 }
  turn.keep(again)
  attempt(turn, again)
}

function attempt(turn: Turn, { id, message, subscription }: Delivery): void {
  turn.do({
    type: 'call',
    ...deliveryCall(message, subscription, turn.place),
    principal: 'sns.amazonaws.com',
    ref: { delivery: id },
    ...(message.trace === undefined ? {} : { trace: message.trace }),
    origin: { topic: message.topicArn, subscription: subscription.arn },
  })
}

/** What a subscriber, or a dead-letter queue, has answered. */
export function answered(turn: Turn, ref: DeliveryRef, result: CallResult): void {
  if ('deadLetter' in ref) {
    if (result.error) turn.tell(ref.deadLetter, 'DeadLetterLost', { error: result.error.name, message: result.error.message })
    return
  }
  const delivery = turn.account.deliveries.get(ref.delivery)
  if (!delivery) return
  const { error } = isEndpoint(delivery.subscription.protocol) ? httpResult(result) : result
  if (error) return failed(turn, delivery, error)
  turn.tell(topicName(delivery), 'NotificationDelivered', { ...about(delivery), retries: delivery.retries })
  done(turn, delivery)
}

function failed(turn: Turn, delivery: Delivery, error: AwsFault): void {
  const after = canSucceedLater(error) ? delayBefore(delivery.retries + 1, delivery.subscription) : undefined
  if (after === undefined) return giveUp(turn, delivery, error)
  turn.tell(topicName(delivery), 'DeliveryRetryScheduled', { ...about(delivery), error: error.name, after })
  turn.do({ type: 'schedule', signal: { type: 'DeliveryDue', delivery: delivery.id }, after })
}

function delayBefore(attempt: number, { protocol, settings }: Subscription): VirtualMs | undefined {
  return isEndpoint(protocol) ? httpRetryDelay((settings.delivery ?? usualPolicy).retries, attempt) : retryDelay(attempt)
}

function giveUp(turn: Turn, delivery: Delivery, error: AwsFault): void {
  const { subscription, retries } = delivery
  const queueArn = delivery.message.confirmationToken === undefined ? subscription.settings.redrive?.queueArn : undefined
  turn.tell(topicName(delivery), 'NotificationFailed', {
    ...about(delivery),
    error: error.name,
    message: error.message,
    retries,
    ...(queueArn === undefined ? {} : { deadLetterQueue: queueArn }),
  })
  if (queueArn !== undefined) bury(turn, delivery, queueArn)
  done(turn, delivery)
}

function bury(turn: Turn, delivery: Delivery, queueArn: string): void {
  const { message, subscription } = delivery
  turn.do({
    type: 'call',
    ...deadLetterCall(message, subscription, queueArn, turn.place),
    principal: 'sns.amazonaws.com',
    ref: { deadLetter: topicName(delivery) },
    origin: { topic: message.topicArn, subscription: subscription.arn },
  })
}

/** What waited behind it in its group is next. */
function done(turn: Turn, delivery: Delivery): void {
  turn.drop(delivery.id)
  const next = turn.moveUp(laneOf(delivery))
  const waiting = next === undefined ? undefined : turn.account.deliveries.get(next)
  if (waiting) attempt(turn, waiting)
}

/** A FIFO topic delivers a group in order: one message has to be done with before the next. */
function laneOf({ message, subscription }: Delivery): string | undefined {
  return message.sequenceNumber === undefined ? undefined : `${subscription.arn} ${message.groupId}`
}

function topicName({ message }: Delivery): string {
  return message.topicArn.split(':').at(-1)!
}

function about({ message, subscription }: Delivery): JsonObject {
  return { messageId: message.id, subscription: subscription.arn, endpoint: subscription.endpoint }
}
