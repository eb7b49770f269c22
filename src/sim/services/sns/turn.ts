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
  /** Of the call that is answered: what it sets off belongs to it. */
  readonly trace: string | undefined
  #account: SnsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<SnsSignal>[] = []

  constructor(account: SnsAccount, context: Context, trace?: string) {
    this.trace = trace
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

  /** Whether a delivery is the first of its lane; without a lane it always is. */
  lineUp(lane: string | undefined, id: string): boolean {
    if (lane === undefined) return true
    const before = this.#account.lanes.get(lane) ?? []
    this.#account = { ...this.#account, lanes: this.#account.lanes.set(lane, [...before, id]) }
    return before.length === 0
  }

  /** Takes the first off a lane and gives the next. */
  moveUp(lane: string | undefined): string | undefined {
    if (lane === undefined) return undefined
    const [, ...rest] = this.#account.lanes.get(lane) ?? []
    const { lanes } = this.#account
    this.#account = { ...this.#account, lanes: rest.length > 0 ? lanes.set(lane, rest) : lanes.delete(lane) }
    return rest[0]
  }

  tell(resource: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'sns', resource, type, detail })
  }

  do(effect: Effect<SnsSignal>): void {
    this.#effects.push(effect)
  }
}
