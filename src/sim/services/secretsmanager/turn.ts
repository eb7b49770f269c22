import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { ascending, get, remove, set } from '../../kernel/orderedTree'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { SecretsAccount } from './account'
import { invalidRequest, notFound } from './faults'
import type { Secret } from './secret/secret'
import type { SecretsSignal } from './signals'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: SecretsAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<SecretsSignal>[] = []

  constructor(account: SecretsAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get now(): VirtualMs {
    return this.context.now
  }

  reaction(): Reaction<SecretsAccount, SecretsSignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  /** All of them in order of their names. */
  secrets(): readonly Secret[] {
    return [...ascending(this.#account.secrets)].map(([, secret]) => secret)
  }

  named(name: string): Secret | undefined {
    return get(this.#account.secrets, name)
  }

  /** By its name, its ARN, or its ARN without the six characters at the end. */
  find(id: string): Secret | undefined {
    const [, tail] = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+)$/.exec(id) ?? []
    if (tail === undefined) return this.named(id)
    const secret = this.named(tail) ?? this.named(tail.replace(/-[^-]{6}$/, ''))
    return secret && (secret.arn === id || secret.arn.slice(0, -7) === id) ? secret : undefined
  }

  /** @throws {Refusal} ResourceNotFoundException */
  secretOf(id: string): Secret {
    return this.find(id) ?? notFound()
  }

  /** @throws {Refusal} where it is not there, or waits for its deletion */
  liveSecretOf(id: string): Secret {
    const secret = this.secretOf(id)
    if (secret.deletedAt !== undefined) invalidRequest("You can't perform this operation on the secret because it was marked for deletion.")
    return secret
  }

  put(secret: Secret): void {
    this.#account = { secrets: set(this.#account.secrets, secret.name, secret) }
  }

  drop({ name }: Secret): void {
    this.#account = { secrets: remove(this.#account.secrets, name) }
  }

  tell(secret: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'secretsmanager', resource: secret, type, detail })
  }

  do(effect: Effect<SecretsSignal>): void {
    this.#effects.push(effect)
  }
}
