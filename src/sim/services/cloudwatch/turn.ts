import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { get } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { CloudWatchAccount } from './account'
import type { Alarm } from './alarm/alarm'
import type { HistoryItem } from './alarm/history'
import { metricKey, type Metric, type MetricId } from './metric/metric'
import type { ActionRef, CloudWatchSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: CloudWatchAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<CloudWatchSignal>[] = []

  constructor(account: CloudWatchAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): CloudWatchAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<CloudWatchAccount, CloudWatchSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  change(change: Partial<CloudWatchAccount>): void {
    this.#account = { ...this.#account, ...change }
  }

  metric(id: MetricId): Metric | undefined {
    return get(this.#account.metrics, metricKey(id))
  }

  alarm(name: string): Alarm | undefined {
    return this.#account.alarms.get(name)
  }

  keep(alarm: Alarm): Alarm {
    const { alarms, asleep } = this.#account
    const slept = alarms.get(alarm.name)?.asleep === true
    this.change({ alarms: alarms.set(alarm.name, alarm), asleep: asleep + Number(alarm.asleep) - Number(slept) })
    return alarm
  }

  forget({ name, asleep }: Alarm): void {
    this.change({ alarms: this.#account.alarms.delete(name), asleep: this.#account.asleep - Number(asleep) })
  }

  /** Writes into the history of an alarm. */
  remember(alarm: string, type: HistoryItem['type'], summary: string, data: JsonObject): void {
    this.change({ history: this.#account.history.push({ alarm, at: this.now, type, summary, data }) })
  }

  tell(alarm: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'cloudwatch', resource: alarm, type, detail })
  }

  call(service: string, action: string, input: JsonObject, principal: string, ref: ActionRef): void {
    this.do({ type: 'call', service, action, input, principal, ref })
  }

  do(effect: Effect<CloudWatchSignal>): void {
    this.#effects.push(effect)
  }
}
