import type { Place } from '../../aws/arn'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { SnsAccount, Topic } from './account'
import type { Delivery } from './delivery/delivery'
import { notFound } from './refusal'
import type { SnsSignal } from './signals'
import type { Subscription } from './subscription/subscription'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: SnsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<SnsSignal>[] = []

  constructor(account: SnsAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): SnsAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  get place(): Place {
    return this.context
  }

  reaction(): Reaction<SnsAccount, SnsSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  /** @throws {Refusal} NotFound */
  topicOf(arn: string): Topic {
    return this.#account.topics.get(arn) ?? notFound('Topic')
  }

  /** @throws {Refusal} NotFound */
  subscriptionOf(arn: string): Subscription {
    return this.#account.subscriptions.get(arn) ?? notFound('Subscription')
  }

  putTopic(topic: Topic): void {
    this.#account = { ...this.#account, topics: this.#account.topics.set(topic.arn, topic) }
  }

  deleteTopic(topic: Topic): void {
    const subscriptions = this.#account.subscriptions.deleteAll(topic.subscriptions)
    this.#account = { ...this.#account, topics: this.#account.topics.delete(topic.arn), subscriptions }
  }

  putSubscription(subscription: Subscription): void {
    this.#account = { ...this.#account, subscriptions: this.#account.subscriptions.set(subscription.arn, subscription) }
  }

  deleteSubscription(arn: string): void {
    this.#account = { ...this.#account, subscriptions: this.#account.subscriptions.delete(arn) }
  }

  keep(delivery: Delivery): void {
    this.#account = { ...this.#account, deliveries: this.#account.deliveries.set(delivery.id, delivery) }
  }

  drop(id: string): void {
    this.#account = { ...this.#account, deliveries: this.#account.deliveries.delete(id) }
  }

  tell(resource: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'sns', resource, type, detail })
  }

  do(effect: Effect<SnsSignal>): void {
    this.#effects.push(effect)
  }
}
