import type { CallResult } from '../../aws/apiCall'
import type { Context, FrontDoorSignal } from '../../aws/service'
import { uuidFrom } from '../../aws/uuid'
import type { JsonObject } from '../../kernel/json'
import { emptyQueue, next, schedule, cancel, withoutNext, type SignalQueue } from '../../kernel/signalQueue'
import type { SqsSignal } from './signals'
import { sqs } from './sqs'

/** SQS alone, for its tests: time passes when told, and a receiver may wait meanwhile. */
export class Account {
  state = sqs.initial
  now = Date.UTC(2025, 0, 1)
  /** What was told, but for measures. */
  readonly told: string[] = []
  /** Milliseconds of 2025, queue, and what is in it. */
  readonly measured: string[] = []
  #queue: SignalQueue<SqsSignal> = emptyQueue()
  #calls = 0
  #uuids = 0
  readonly #answers = new Map<string, { readonly at: number; readonly result: CallResult }>()

  /** @throws {Error} `Name: message` where the call is refused */
  call(action: string, input: JsonObject): any {
    const answered = this.answered(this.start(action, input))
    if (!answered) throw new RangeError(`${action} was not answered at once`)
    const { error, output } = answered.result
    if (error) throw new Error(`${error.name}: ${error.message}`)
    return output
  }

  refusal(action: string, input: JsonObject): string {
    try {
      return `answered ${JSON.stringify(this.call(action, input))}`
    } catch (error) {
      return (error as Error).message
    }
  }

  /** Makes a call that may be answered later. */
  start(action: string, input: JsonObject, principal = 'tests'): string {
    const id = `call-${++this.#calls}`
    this.#react({ type: 'Call', call: { id, requestId: id, service: 'sqs', action, input, principal } })
    return id
  }

  /** How, and after how many milliseconds of 2025, a call was answered. */
  answered(id: string): { readonly at: number; readonly result: CallResult } | undefined {
    return this.#answers.get(id)
  }

  /** Whether a driver that runs until quiet would go on. */
  get quiet(): boolean {
    return this.#queue.foreground === 0
  }

  pass(milliseconds: number): this {
    const until = this.now + milliseconds
    for (let due = next(this.#queue); due && due.at <= until; due = next(this.#queue)) {
      this.#queue = withoutNext(this.#queue)
      this.now = Math.max(this.now, due.at)
      this.#react(due.signal)
    }
    this.now = until
    return this
  }

  /** A new queue's URL. */
  queue(name: string, Attributes: JsonObject = {}): string {
    const fifo = name.endsWith('.fifo') ? { FifoQueue: 'true' } : {}
    return this.call('CreateQueue', { QueueName: name, Attributes: { ...fifo, ...Attributes } }).QueueUrl
  }

  /** The bodies of what is received, joined; with handles to be used later. */
  receive(QueueUrl: string, more: JsonObject = {}): { readonly bodies: string; readonly handles: string[]; readonly messages: any[] } {
    const messages: any[] = this.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10, ...more }).Messages ?? []
    return { bodies: messages.map(({ Body }) => Body).join(' '), handles: messages.map(({ ReceiptHandle }) => ReceiptHandle), messages }
  }

  /** Visible, in flight, delayed. */
  counts(QueueUrl: string): string {
    const names = ['', 'NotVisible', 'Delayed'].map((end) => `ApproximateNumberOfMessages${end}`)
    const { Attributes } = this.call('GetQueueAttributes', { QueueUrl, AttributeNames: names })
    return names.map((name) => Attributes[name]).join(' ')
  }

  #react(signal: SqsSignal | FrontDoorSignal): void {
    const { state, events = [], effects = [] } = sqs.react(this.state, signal, this.#context())
    this.state = state
    for (const { type, resource, detail } of events) {
      const where = `${this.now - Date.UTC(2025, 0, 1)} ${resource.split('/').at(-1)}`
      if (type !== 'QueueMeasured') this.told.push(`${where} ${type}`)
      else this.measured.push(`${where} ${Object.entries(detail).map(([name, value]) => `${name} ${value}`).join(', ')}`)
    }
    for (const effect of effects) {
      if (effect.type === 'reply') this.#answers.set(effect.callId, { at: this.now - Date.UTC(2025, 0, 1), result: effect.result })
      if (effect.type === 'schedule') {
        const { after = 0, ...rest } = effect
        this.#queue = schedule(this.#queue, { at: this.now + after, ...rest })
      }
      if (effect.type === 'cancel') this.#queue = cancel(this.#queue, effect.key)
    }
  }

  #context(): Context {
    return {
      now: this.now,
      region: 'us-east-1',
      accountId: '123456789012',
      draw: () => 0.5,
      newId: (kind) => `${kind}-1`,
      newUuid: () => uuidFrom(() => (++this.#uuids % 4096) / 4096),
      eventsOf: () => [],
      eventsSince: () => [],
    }
  }
}
