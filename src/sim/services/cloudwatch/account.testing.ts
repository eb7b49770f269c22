import type { CallResult } from '../../aws/apiCall'
import type { Context, Effect, FrontDoorSignal } from '../../aws/service'
import { EventLog } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { cancel, emptyQueue, next, schedule, withoutNext, type SignalQueue } from '../../kernel/signalQueue'
import { cloudwatch } from './cloudwatch'
import type { CloudWatchSignal } from './signals'

export const START = Date.UTC(2025, 0, 1)

/** CloudWatch alone, for its tests, with a log of the world in which anyone can tell anything. */
export class Account {
  state = cloudwatch.initial
  now = START
  readonly log = new EventLog()
  readonly calls: Extract<Effect<CloudWatchSignal>, { type: 'call' }>[] = []
  #queue: SignalQueue<CloudWatchSignal> = emptyQueue()
  #calls = 0

  /** @throws {Error} `Name: message` where the call is refused */
  call(action: string, input: JsonObject = {}): any {
    const id = `call-${++this.#calls}`
    const result = this.#react({ type: 'Call', call: { id, requestId: id, service: 'cloudwatch', action, input, principal: 'tests' } })
    if (!result) throw new RangeError(`${action} was not answered`)
    if (result.error) throw new Error(`${result.error.name}: ${result.error.message}`)
    return result.output
  }

  refusal(action: string, input: JsonObject): string {
    try {
      return `answered ${JSON.stringify(this.call(action, input))}`
    } catch (error) {
      return (error as Error).message
    }
  }

  /** Puts values of the metric `App/m`, now. */
  put(...values: readonly number[]): this {
    this.call('PutMetricData', { Namespace: 'App', MetricData: values.map((Value) => ({ MetricName: 'm', Value })) })
    return this
  }

  /** An alarm on the sum of `App/m`, more than 0 in one minute of one. */
  alarm(more: JsonObject = {}): this {
    this.call('PutMetricAlarm', {
      AlarmName: 'a', Namespace: 'App', MetricName: 'm', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', ...more,
    })
    return this
  }

  get alarmState(): string {
    return this.call('DescribeAlarms').MetricAlarms[0].StateValue
  }

  /** A service tells something, and CloudWatch hears of it where it wants to. */
  told(service: string, resource: string, type: string, detail: JsonObject): this {
    const event = { service, resource, type, detail }
    this.log.append(this.now, event)
    if (cloudwatch.hears?.(this.state, [event])) this.#react({ type: 'Told' })
    return this
  }

  /** What alarms went through: minutes since the start, and states. */
  get changes(): readonly string[] {
    return this.log.events.flatMap(({ type, at, detail }) => (type === 'AlarmStateChanged' ? [`${(at - START) / 60_000} ${detail['from']} ${detail['to']}`] : []))
  }

  /** How many evaluations are to come. */
  get scheduled(): number {
    let count = 0
    for (let queue = this.#queue; next(queue); queue = withoutNext(queue)) count++
    return count
  }

  pass(milliseconds: number): this {
    const until = this.now + milliseconds
    for (let due = next(this.#queue); due && due.at <= until; due = next(this.#queue)) {
      if (!due.background) throw new RangeError('nobody waits for an alarm')
      this.#queue = withoutNext(this.#queue)
      this.now = Math.max(this.now, due.at)
      this.#react(due.signal)
    }
    this.now = until
    return this
  }

  /** Answers a call that was made. */
  reply(call: Account['calls'][number], result: CallResult): void {
    this.#react({ type: 'Reply', ref: call.ref, result })
  }

  #react(signal: CloudWatchSignal | FrontDoorSignal): CallResult | undefined {
    const { state, events = [], effects = [] } = cloudwatch.react(this.state, signal, this.#context())
    this.state = state
    for (const event of events) this.log.append(this.now, event)
    let result: CallResult | undefined
    for (const effect of effects) {
      if (effect.type === 'reply') result = effect.result
      if (effect.type === 'call') this.calls.push(effect)
      if (effect.type === 'cancel') this.#queue = cancel(this.#queue, effect.key)
      if (effect.type === 'schedule') {
        const { after = 0, ...rest } = effect
        this.#queue = schedule(this.#queue, { at: this.now + after, ...rest })
      }
    }
    return result
  }

  #context(): Context {
    return {
      now: this.now,
      region: 'us-east-1',
      accountId: '123456789012',
      draw: () => 0.5,
      newId: (kind) => `${kind}-1`,
      newUuid: () => '00000000-0000-4000-8000-000000000000',
      eventsOf: (resource) => this.log.ofResource(resource),
      eventsSince: (seq) => this.log.since(seq),
    }
  }
}
