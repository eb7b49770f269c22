import { refused } from '../../aws/refusal'
import { textOf, refuseMembers } from '../../aws/readMembers'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { get, remove, set } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { KinesisAccount } from './account'
import { noSuchStream } from './faults'
import type { KinesisSignal } from './signals'
import type { Stream } from './stream/stream'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: KinesisAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<KinesisSignal>[] = []

  constructor(account: KinesisAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): KinesisAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<KinesisAccount, KinesisSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  named(name: string): Stream | undefined {
    return get(this.#account.streams, name)
  }

  /**
   * The stream that a request names, whatever its state.
   * @throws {Refusal} InvalidArgumentException where it names none, ResourceNotFoundException where there is none
   */
  streamOf(input: JsonObject): Stream {
    const name = nameOf(input)
    const arn = textOf(input, 'StreamARN')
    const stream = this.named(name)
    return stream && (arn === undefined || arn === stream.arn) ? stream : noSuchStream(name, this.context)
  }

  /** The same; on AWS records are neither taken nor given while it is still being made. */
  readyStreamOf(input: JsonObject): Stream {
    const stream = this.streamOf(input)
    return stream.status.name === 'CREATING' ? noSuchStream(stream.name, this.context) : stream
  }

  /** @throws {Refusal} ResourceInUseException where it is being made, changed or deleted */
  activeStreamOf(input: JsonObject): Stream {
    const stream = this.streamOf(input)
    if (stream.status.name === 'ACTIVE') return stream
    refused('ResourceInUseException', `Stream ${stream.name} under account ${this.context.accountId} not ACTIVE, instead in state ${stream.status.name}`)
  }

  change(stream: Stream): void {
    this.#account = { streams: set(this.#account.streams, stream.name, stream) }
  }

  delete(stream: Stream): void {
    this.#account = { streams: remove(this.#account.streams, stream.name) }
  }

  tell({ name }: Stream, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'kinesis', resource: name, type, detail })
  }

  do(effect: Effect<KinesisSignal>): void {
    this.#effects.push(effect)
  }
}

function nameOf(input: JsonObject): string {
  refuseMembers('kinesis', input, ['StreamId'])
  const name = textOf(input, 'StreamName')
  const arn = textOf(input, 'StreamARN')
  const [, inArn] = /^arn:aws[^:]*:kinesis:[^:]*:\d{12}:stream\/(\S+)$/.exec(arn ?? '') ?? []
  if (arn !== undefined && inArn === undefined) refused('InvalidArgumentException', `StreamARN ${arn} is not a valid stream ARN.`)
  if (name !== undefined && inArn !== undefined && name !== inArn) refused('InvalidArgumentException', 'StreamName and StreamARN name different streams.')
  return name ?? inArn ?? refused('InvalidArgumentException', 'Either StreamName or StreamARN must be provided.')
}
