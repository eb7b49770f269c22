import { succeed } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import { refused } from '../../aws/refusal'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { Json, JsonObject } from '../../kernel/json'
import { get, remove, set } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { SqsAccount } from './account'
import type { MoveTask } from './moving/moveTask'
import type { Queue } from './queue/queue'
import { noSuchQueue } from './refusal'
import type { SqsSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  /** Of the call that is answered: what it sets off belongs to it. */
  readonly trace: string | undefined
  readonly #before: SqsAccount
  #account: SqsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<SqsSignal>[] = []
  /** Names of queues changed in this turn and not yet looked after. */
  readonly #changed = new Set<string>()

  constructor(account: SqsAccount, context: Context, trace?: string) {
    this.trace = trace
    this.#before = account
    this.#account = account
    this.context = context
  }

  get account(): SqsAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<SqsAccount, SqsSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  named(name: string): Queue | undefined {
    return get(this.#account.queues, name)
  }

  /** The queue as it was before this turn. */
  before(name: string): Queue | undefined {
    return get(this.#before.queues, name)
  }

  /**
   * The queue that a request names by its URL. The host may be any: it is where the client found us.
   * @throws {Refusal} InvalidAddress where it is no queue's URL, QueueDoesNotExist where there is none
   */
  queueAt(url: string): Queue {
    const [, accountId, name] = /^https?:\/\/[^/]+\/(\d{12})\/([^/]+)$/.exec(url) ?? []
    if (name === undefined) refused('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404)
    const queue = accountId === this.context.accountId ? this.named(name) : undefined
    return queue ?? noSuchQueue()
  }

  /** The queue of an ARN in this account and Region. */
  queueOfArn(arn: string): Queue | undefined {
    const queue = this.named(arn.split(':')[5] ?? '')
    return queue?.arn === arn ? queue : undefined
  }

  change(queue: Queue, change: Partial<Queue> = {}): Queue {
    const changed = { ...queue, ...change, changedAt: this.now }
    this.#account = { ...this.#account, queues: set(this.#account.queues, queue.name, changed) }
    this.#changed.add(queue.name)
    return changed
  }

  delete(queue: Queue): void {
    const { queues, deleted } = this.#account
    this.#account = { ...this.#account, queues: remove(queues, queue.name), deleted: deleted.set(queue.name, this.now) }
    this.#changed.add(queue.name)
  }

  /** A queue that was changed since it was last taken here. */
  takeChanged(): string | undefined {
    const [name] = this.#changed
    if (name !== undefined) this.#changed.delete(name)
    return name
  }

  /** Whether queues are measured at the end of this minute, or of the next where it ends now. */
  measures(measured: boolean): void {
    if (measured !== this.#account.measured) this.#account = { ...this.#account, measured }
  }

  keepTask(task: MoveTask): void {
    this.#account = { ...this.#account, moveTasks: this.#account.moveTasks.set(task.handle, task) }
  }

  tell(queue: Pick<Queue, 'url'>, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'sqs', resource: queue.url, type, detail })
  }

  answer(call: Pick<ApiCall, 'id'>, output: Json): void {
    this.do(succeed(call, output))
  }

  do(effect: Effect<SqsSignal>): void {
    this.#effects.push(effect)
  }
}
