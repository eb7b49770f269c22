import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { get, remove, set } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { SsmAccount } from './account'
import { notFound } from './faults'
import { latest, type Parameter } from './parameter/parameter'
import type { SsmSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: SsmAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<SsmSignal>[] = []

  constructor(account: SsmAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): SsmAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<SsmAccount, SsmSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  named(name: string): Parameter | undefined {
    return get(this.#account.parameters, name)
  }

  /** An ARN does not say whether the name has a slash in front. */
  ofArn(arn: string): Parameter | undefined {
    const [, name = ''] = /:parameter\/(.*)$/.exec(arn) ?? []
    const parameter = this.named(`/${name}`) ?? this.named(name)
    return parameter?.arn === arn ? parameter : undefined
  }

  /** @throws {Refusal} ParameterNotFound */
  parameterOf(name: string): Parameter {
    return this.named(name) ?? notFound()
  }

  /** Its Expiration policy, if it has one, is kept in mind. */
  put(parameter: Parameter): void {
    this.#account = { parameters: set(this.#account.parameters, parameter.name, parameter) }
    const [expiration] = latest(parameter).policies
    if (expiration) {
      const signal = { type: 'ParameterExpires', name: parameter.name } as const
      this.do({ type: 'schedule', signal, after: expiration.expiresAt - this.now, key: expiryKey(parameter), background: true })
    } else {
      this.do({ type: 'cancel', key: expiryKey(parameter) })
    }
  }

  delete(parameter: Parameter): void {
    this.#account = { parameters: remove(this.#account.parameters, parameter.name) }
    this.do({ type: 'cancel', key: expiryKey(parameter) })
  }

  tell(name: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'ssm', resource: name, type, detail })
  }

  do(effect: Effect<SsmSignal>): void {
    this.#effects.push(effect)
  }
}

function expiryKey({ name }: Parameter): string {
  return `expire/${name}`
}
