import type { CallResult } from '../../aws/apiCall'
import type { Context, Effect, FrontDoorSignal } from '../../aws/service'
import { EventLog } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { logs } from './logs'
import type { LogsSignal } from './signals'

export const START = Date.UTC(2025, 0, 1)

/** CloudWatch Logs alone, for its tests, with a log of the world into which functions can write. */
export class Account {
  state = logs.initial
  now = START
  readonly log = new EventLog()
  readonly calls: Extract<Effect<LogsSignal>, { type: 'call' }>[] = []
  #calls = 0

  /** @throws {Error} `Name: message` where the call is refused */
  call(action: string, input: JsonObject = {}): any {
    const id = `call-${++this.#calls}`
    const result = this.#react({ type: 'Call', call: { id, requestId: id, service: 'logs', action, input, principal: 'tests' } })
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

  /** A group and a stream in it, `s`. */
  group(logGroupName: string): this {
    this.call('CreateLogGroup', { logGroupName })
    this.call('CreateLogStream', { logGroupName, logStreamName: 's' })
    return this
  }

  /** Puts messages, a millisecond apart from now on. */
  put(logGroupName: string, ...messages: readonly string[]): any {
    const logEvents = messages.map((message, i) => ({ timestamp: this.now + i, message }))
    return this.call('PutLogEvents', { logGroupName, logStreamName: 's', logEvents })
  }

  /** What a stream holds, oldest first. */
  messages(logGroupName: string, logStreamName = 's', more: JsonObject = {}): readonly string[] {
    return this.call('GetLogEvents', { logGroupName, logStreamName, startFromHead: true, ...more }).events.map(({ message }: { message: string }) => message)
  }

  /** A function writes to the world's log, and CloudWatch Logs hears of it where it wants to. */
  writes(functionName: string, ...texts: readonly string[]): this {
    const told = texts.map((text) => ({
      service: 'lambda',
      resource: 'env-1',
      type: 'LogLine',
      detail: { functionName, logGroup: `/aws/lambda/${functionName}`, logStream: 'a', timestamp: this.now + 0.25, text },
    }))
    for (const event of told) this.log.append(this.now, event)
    if (logs.hears?.(this.state, told)) this.#react({ type: 'Told' })
    return this
  }

  /** What metrics were told of: by what, name, values. */
  get metrics(): readonly string[] {
    return this.log.events.flatMap(({ type, detail }) => (type === 'MetricExtracted' ? [`${detail['by']} ${detail['namespace']} ${detail['metricName']} ${JSON.stringify(detail['dimensions'])} ${detail['values']}`] : []))
  }

  pass(milliseconds: number): this {
    this.now += milliseconds
    return this
  }

  #react(signal: LogsSignal | FrontDoorSignal): CallResult | undefined {
    const { state, events = [], effects = [] } = logs.react(this.state, signal, this.#context())
    this.state = state
    for (const event of events) this.log.append(this.now, event)
    let result: CallResult | undefined
    for (const effect of effects) {
      if (effect.type === 'reply') result = effect.result
      if (effect.type === 'call') this.calls.push(effect)
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
      eventsOf: () => [],
      eventsSince: (seq) => this.log.since(seq),
    }
  }
}
