import type { CallResult } from '../../../aws/apiCall'
import type { AwsFault } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import { isoTime, wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { ruleArn } from '../account'
import type { Target } from '../rule/rule'
import { inputOf } from '../rule/targetInput'
import type { DeliveryRef } from '../signals'
import type { Turn } from '../turn'
import { canSucceedLater, retryDelay } from './retry'
import { sendToDeadLetterQueue } from './deadLetter'
import { targetCall } from './targetCall'

/** An event on its way to one target. */
export interface Delivery {
  readonly id: string
  readonly bus: string
  readonly rule: string
  readonly target: Target
  readonly event: JsonObject
  readonly ruleArn: string
  readonly startedAt: VirtualMs
  /** Tries after the first. */
  readonly retries: number
  /** Of what put the event. */
  readonly trace?: string
}

/** Sends an event to a target. What the target says is awaited, and a failure tried again. */
export function deliver(
  turn: Turn,
  { bus, rule, target, event }: { bus: string; rule: string; target: Target; event: JsonObject },
): void {
  const delivery: Delivery = {
    id: turn.context.newId('delivery'),
    bus,
    rule,
    target,
    event,
    ruleArn: ruleArn(turn.place, bus, rule),
    startedAt: turn.now,
    retries: 0,
    ...(turn.trace === undefined ? {} : { trace: turn.trace }),
  }
  turn.keep(delivery)
  attempt(turn, delivery)
}

/** A failed delivery's time has come again. */
export function retry(turn: Turn, id: string): void {
  const delivery = turn.account.deliveries.get(id)
  if (!delivery) return
  const again = { ...delivery, retries: delivery.retries + 1 }
  turn.keep(again)
  attempt(turn, again)
}

function attempt(turn: Turn, { id, bus, rule, target, event, ruleArn: arn, startedAt, trace }: Delivery): void {
  const input = inputOf(target.input, event, { ruleArn: arn, ruleName: rule, ingestionTime: isoTime(startedAt) })
  turn.do({
    type: 'call',
    ...targetCall(target, input, `${String(event['id'])}_${turn.context.newUuid()}`, event),
    principal: target.roleArn ?? 'events.amazonaws.com',
    ref: { delivery: id },
    ...(trace === undefined ? {} : { trace }),
    origin: { bus, rule, target: target.id },
  })
}

/** What a target, or a dead-letter queue, has answered. */
export function answered(turn: Turn, ref: DeliveryRef, result: CallResult): void {
  if ('deadLetter' in ref) {
    if (result.error) turn.tell(ref.deadLetter, 'DeadLetterLost', { error: result.error.name, message: result.error.message })
    return
  }
  const delivery = turn.account.deliveries.get(ref.delivery)
  if (!delivery) return
  if (result.error) return failed(turn, delivery, result.error)
  turn.drop(delivery.id)
  turn.tell(delivery.rule, 'EventDelivered', { ...about(delivery), retries: delivery.retries })
}

function failed(turn: Turn, delivery: Delivery, error: AwsFault): void {
  const { id, target, retries } = delivery
  if (!canSucceedLater(error)) return giveUp(turn, delivery, error, undefined)
  if (retries >= target.retryAttempts) return giveUp(turn, delivery, error, 'MaximumRetryAttempts')
  const after = retryDelay(retries + 1, turn.context.draw)
  if (wholeMicroseconds(turn.now - delivery.startedAt) + after > target.maximumAgeSeconds * 1000) {
    return giveUp(turn, delivery, error, 'MaximumEventAgeInSeconds')
  }
  turn.tell(delivery.rule, 'DeliveryRetryScheduled', { ...about(delivery), error: error.name, after })
  turn.do({ type: 'schedule', signal: { type: 'DeliveryDue', delivery: id }, after })
}

function giveUp(turn: Turn, delivery: Delivery, error: AwsFault, exhausted: string | undefined): void {
  const { deadLetterArn } = delivery.target
  turn.drop(delivery.id)
  turn.tell(delivery.rule, 'DeliveryFailed', {
    ...about(delivery),
    error: error.name,
    message: error.message,
    retries: delivery.retries,
    ...(exhausted === undefined ? {} : { exhausted }),
    ...(deadLetterArn === undefined ? {} : { deadLetterQueue: deadLetterArn }),
  })
  if (deadLetterArn !== undefined) sendToDeadLetterQueue(turn, deadLetterArn, delivery, error, exhausted)
}

function about({ target, event }: Delivery): JsonObject {
  return { eventId: event['id']!, target: target.id, targetArn: target.arn }
}
