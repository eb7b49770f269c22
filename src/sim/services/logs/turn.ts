import { refused } from '../../aws/refusal'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { get, remove, set } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { LogsAccount } from './account'
import { withoutExpired, type LogGroup } from './group/group'
import { invalid } from './refusal'
import { GROUP_NAME, textOf } from './request'
import type { LogsSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: LogsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<LogsSignal>[] = []

  constructor(account: LogsAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): LogsAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<LogsAccount, LogsSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  /** The group with what it still keeps. */
  groupNamed(name: string): LogGroup | undefined {
    const group = get(this.#account.groups, name)
    return group && withoutExpired(group, this.now)
  }

  /**
   * The group that a request names, by name or by ARN.
   * @throws {Refusal} ResourceNotFoundException; InvalidParameterException where it names none
   */
  group(input: JsonObject): LogGroup {
    const name = textOf(input, 'logGroupName', GROUP_NAME)
    const identifier = textOf(input, 'logGroupIdentifier')
    if (name !== undefined && identifier !== undefined) invalid('LogGroupName and LogGroupIdentifier cannot be both specified.')
    const asked = name ?? (identifier === undefined ? undefined : (/:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier))
    if (asked === undefined) return invalid('At least one of LogGroupName or LogGroupIdentifier must be specified.')
    return this.groupNamed(asked) ?? refused('ResourceNotFoundException', 'The specified log group does not exist.')
  }

  keep(group: LogGroup): void {
    this.#account = { ...this.#account, groups: set(this.#account.groups, group.name, group) }
  }

  delete({ name, metricFilters, subscriptionFilters }: LogGroup): void {
    const filters = this.#account.filters - metricFilters.size - subscriptionFilters.size
    this.#account = { ...this.#account, groups: remove(this.#account.groups, name), filters }
  }

  /** Keeps a group with so many filters more. */
  keepWithFilters(group: LogGroup, more: number): void {
    this.keep(group)
    this.#account = { ...this.#account, filters: this.#account.filters + more }
  }

  /** The number of the first of so many events that come in. */
  arrivals(count: number): number {
    const { arrived } = this.#account
    this.#account = { ...this.#account, arrived: arrived + count }
    return arrived + 1
  }

  /** So many events more of the world's log were read. */
  hasRead(more: number): void {
    this.#account = { ...this.#account, read: this.#account.read + more }
  }

  tell(resource: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'logs', resource, type, detail })
  }

  do(effect: Effect<LogsSignal>): void {
    this.#effects.push(effect)
  }
}
