import type { Place } from '../../aws/arn'
import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'
import { copyOfAccount, type LambdaAccount, type LambdaFunction } from './account'
import type { Environment } from './environment/environment'
import type { LambdaSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: LambdaAccount
  /** What was changed last and is not written into the account yet: one invocation changes each many times. */
  #environment: Environment | undefined
  #function: LambdaFunction | undefined
  #unreservedRunning = 0
  #requestsHeld: LambdaAccount['requestsHeld']
  readonly #events: EventBody[] = []
  readonly #effects: Effect<LambdaSignal>[] = []

  constructor(account: LambdaAccount, context: Context) {
    this.#account = account
    this.#unreservedRunning = account.unreservedRunning
    this.#requestsHeld = account.requestsHeld
    this.context = context
  }

  get account(): LambdaAccount {
    this.#write()
    return this.#account
  }

  get assumptions(): LambdaAccount['assumptions'] {
    return this.#account.assumptions
  }

  get unreservedRunning(): number {
    return this.#unreservedRunning
  }

  get requestsHeld(): LambdaAccount['requestsHeld'] {
    return this.#requestsHeld
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
    return { state: this.account, events: this.#events, effects: this.#effects }
  }

  /** All but what `countUnreserved` counts. */
  change(change: Partial<Omit<LambdaAccount, 'unreservedRunning' | 'requestsHeld'>>): void {
    this.#account = { ...this.#account, ...change }
  }

  functionNamed(name: string): LambdaFunction | undefined {
    return this.#function?.name === name ? this.#function : this.#account.functions.get(name)
  }

  changeFunction(name: string, change: Partial<LambdaFunction>): void {
    const fn = this.functionNamed(name)
    if (fn) this.keepFunction({ ...fn, ...change })
  }

  /** Takes over a function that there is, as it is now. */
  keepFunction(fn: LambdaFunction): void {
    if (this.#function && this.#function.name !== fn.name) this.#write()
    this.#function = fn
  }

  /** How many run now of what is not reserved, and what is left of the requests that may come. */
  countUnreserved(unreservedRunning: number, requestsHeld: LambdaAccount['requestsHeld']): void {
    this.#unreservedRunning = unreservedRunning
    this.#requestsHeld = requestsHeld
  }

  environment(id: string): Environment | undefined {
    return this.#environment?.id === id ? this.#environment : this.#account.environments.get(id)
  }

  /** Takes over an environment as it is now. */
  keep(environment: Environment): Environment {
    if (this.#environment && this.#environment.id !== environment.id) this.#write()
    return (this.#environment = environment)
  }

  #write(): void {
    const environment = this.#environment
    const fn = this.#function
    const unreservedRunning = this.#unreservedRunning
    const requestsHeld = this.#requestsHeld
    const { environments, functions } = this.#account
    if (!environment && !fn && unreservedRunning === this.#account.unreservedRunning && requestsHeld === this.#account.requestsHeld) return
    this.#environment = this.#function = undefined
    const written = copyOfAccount(this.#account)
    written.unreservedRunning = unreservedRunning
    written.requestsHeld = requestsHeld
    if (environment) written.environments = environments.set(environment.id, environment)
    if (fn) written.functions = functions.set(fn.name, fn)
    this.#account = written
  }

  tell(resource: string, type: string, detail: JsonObject, requestId?: string): void {
    this.#events.push(requestId === undefined ? { service: 'lambda', resource, type, detail } : { service: 'lambda', resource, type, detail, requestId })
  }

  do(effect: Effect<LambdaSignal>): void {
    this.#effects.push(effect)
  }

  schedule(signal: LambdaSignal, after: VirtualMs, options: { key?: string; background?: boolean } = {}): void {
    const { key, background } = options
    this.do({ type: 'schedule', signal, after, key, background })
  }

  cancel(key: string): void {
    this.do({ type: 'cancel', key })
  }
}
