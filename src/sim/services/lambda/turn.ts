import type { Place } from '../../aws/arn'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'
import type { LambdaAccount, LambdaFunction } from './account'
import type { Environment } from './environment/environment'
import type { LambdaSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: LambdaAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<LambdaSignal>[] = []

  constructor(account: LambdaAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): LambdaAccount {
    return this.#account
  }

  get now(): VirtualMs {
    return this.context.now
  }

  /** How long ago a moment was. Moments are not exact to the microsecond, their distance is made so. */
  since(moment: VirtualMs): VirtualMs {
    return wholeMicroseconds(this.now - moment)
  }

  get place(): Place {
    return this.context
  }

  reaction(): Reaction<LambdaAccount, LambdaSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  change(change: Partial<LambdaAccount>): void {
    this.#account = { ...this.#account, ...change }
  }

  functionNamed(name: string): LambdaFunction | undefined {
    return this.#account.functions.get(name)
  }

  changeFunction(name: string, change: Partial<LambdaFunction>): void {
    const fn = this.functionNamed(name)
    if (fn) this.change({ functions: this.#account.functions.set(name, { ...fn, ...change }) })
  }

  environment(id: string): Environment | undefined {
    return this.#account.environments.get(id)
  }

  /** The environment as it is after a change, which is kept. */
  changeEnvironment(environment: Environment, change: Partial<Environment> = {}): Environment {
    const changed = { ...environment, ...change }
    this.change({ environments: this.#account.environments.set(environment.id, changed) })
    return changed
  }

  tell(resource: string, type: string, detail: JsonObject, requestId?: string): void {
    this.#events.push(requestId === undefined ? { service: 'lambda', resource, type, detail } : { service: 'lambda', resource, type, detail, requestId })
  }

  do(effect: Effect<LambdaSignal>): void {
    this.#effects.push(effect)
  }

  schedule(signal: LambdaSignal, after: VirtualMs, options: { key?: string; background?: boolean } = {}): void {
    this.do({ type: 'schedule', signal, after, ...options })
  }

  cancel(key: string): void {
    this.do({ type: 'cancel', key })
  }
}
