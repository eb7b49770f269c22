import type { Place } from '../../aws/arn'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import { busNameOf, type EventBus, type EventsAccount } from './account'
import type { Archive } from './archive/archive'
import type { Replay } from './archive/replay'
import type { Connection } from './connection/connection'
import type { Delivery } from './delivery/delivery'
import { notFound } from './refusal'
import type { Rule } from './rule/rule'
import type { EventsSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  /** Of the call that is answered: what it sets off belongs to it. */
  readonly trace: string | undefined
  #account: EventsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<EventsSignal>[] = []

  constructor(account: EventsAccount, context: Context, trace?: string) {
    this.trace = trace
    this.#account = account
    this.context = context
  }

  get account(): EventsAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  get place(): Place {
    return this.context
  }

  reaction(): Reaction<EventsAccount, EventsSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  bus(name: string): EventBus | undefined {
    return this.#account.buses.get(name)
  }

  /** @throws {Refusal} ResourceNotFoundException */
  busOf(nameOrArn: string | undefined): EventBus {
    const name = busNameOf(nameOrArn)
    return this.bus(name) ?? notFound(`Event bus ${name} does not exist.`)
  }

  putBus(bus: EventBus): void {
    this.#account = { ...this.#account, buses: this.#account.buses.set(bus.name, bus) }
  }

  deleteBus(name: string): void {
    this.#account = { ...this.#account, buses: this.#account.buses.delete(name) }
  }

  putRule(busName: string, rule: Rule): void {
    const bus = this.bus(busName)
    if (bus) this.putBus({ ...bus, rules: bus.rules.set(rule.name, rule) })
  }

  keep(delivery: Delivery): void {
    this.#account = { ...this.#account, deliveries: this.#account.deliveries.set(delivery.id, delivery) }
  }

  drop(id: string): void {
    this.#account = { ...this.#account, deliveries: this.#account.deliveries.delete(id) }
  }

  putArchive(archive: Archive): void {
    this.#account = { ...this.#account, archives: this.#account.archives.set(archive.name, archive) }
  }

  deleteArchive(name: string): void {
    this.#account = { ...this.#account, archives: this.#account.archives.delete(name) }
  }

  putReplay(replay: Replay): void {
    this.#account = { ...this.#account, replays: this.#account.replays.set(replay.name, replay) }
  }

  putConnection(connection: Connection): void {
    this.#account = { ...this.#account, connections: this.#account.connections.set(connection.name, connection) }
  }

  deleteConnection(name: string): void {
    this.#account = { ...this.#account, connections: this.#account.connections.delete(name) }
  }

  tell(resource: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'events', resource, type, detail })
  }

  do(effect: Effect<EventsSignal>): void {
    this.#effects.push(effect)
  }
}
