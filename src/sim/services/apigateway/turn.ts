import type { Context, Effect, Reaction } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { JsonObject } from '../../kernel/json'
import { get, remove, set } from '../../kernel/orderedTree'
import type { ApiGatewayAccount } from './account'
import type { Method } from './api/method'
import type { Resource, RestApi } from './api/restApi'
import { notFound } from './faults'
import type { ApiGatewaySignal } from './signals'

const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** One reaction while it is worked out: the account as it becomes, and what is told and asked for. */
export class Turn {
  readonly context: Context
  #account: ApiGatewayAccount
  readonly #events: EventBody[] = []
  readonly #effects: Effect<ApiGatewaySignal>[] = []

  constructor(account: ApiGatewayAccount, context: Context) {
    this.#account = account
    this.context = context
  }

  get account(): ApiGatewayAccount {
    return this.#account
  }

  /** Whole epoch seconds, as the API shows dates. */
  get seconds(): number {
    return Math.floor(this.context.now / 1000)
  }

  reaction(): Reaction<ApiGatewayAccount, ApiGatewaySignal> {
    return { state: this.#account, events: this.#events, effects: this.#effects }
  }

  /** A new id in AWS's form: letters and digits, ten of an API, six of what is in it. */
  newId(length: number): string {
    return Array.from({ length }, () => ID_CHARACTERS.charAt(Math.floor(this.context.draw() * ID_CHARACTERS.length))).join('')
  }

  named(id: string): RestApi | undefined {
    return get(this.#account.apis, id)
  }

  /** @throws {Refusal} NotFoundException */
  api(id: string): RestApi {
    return this.named(id) ?? notFound(`Invalid API identifier specified ${this.context.accountId}:${id}`)
  }

  /** @throws {Refusal} NotFoundException, also where the API is not there */
  resource(apiId: string, resourceId: string): { readonly api: RestApi; readonly resource: Resource } {
    const api = this.named(apiId)
    const resource = api && get(api.resources, resourceId)
    return api && resource ? { api, resource } : notFound('Invalid Resource identifier specified')
  }

  /** @throws {Refusal} NotFoundException */
  method(apiId: string, resourceId: string, httpMethod: string): { readonly api: RestApi; readonly resource: Resource; readonly method: Method } {
    const { api, resource } = this.resource(apiId, resourceId)
    const method = Object.hasOwn(resource.methods, httpMethod) ? resource.methods[httpMethod] : undefined
    return method ? { api, resource, method } : notFound('Invalid Method identifier specified')
  }

  /** @throws {Refusal} NotFoundException */
  integration(apiId: string, resourceId: string, httpMethod: string) {
    const found = this.method(apiId, resourceId, httpMethod)
    return { ...found, integration: found.method.integration ?? notFound('Invalid Integration identifier specified') }
  }

  change(api: RestApi): void {
    this.keep({ apis: set(this.#account.apis, api.id, api) })
  }

  keep(change: Partial<ApiGatewayAccount>): void {
    this.#account = { ...this.#account, ...change }
  }

  changeResource(api: RestApi, resource: Resource): void {
    this.change({ ...api, resources: set(api.resources, resource.id, resource) })
  }

  changeMethod(api: RestApi, resource: Resource, method: Method): void {
    this.changeResource(api, { ...resource, methods: { ...resource.methods, [method.httpMethod]: method } })
  }

  delete(api: RestApi): void {
    this.keep({ apis: remove(this.#account.apis, api.id) })
  }

  tell(apiId: string, type: string, detail: JsonObject): void {
    this.#events.push({ service: 'apigateway', resource: apiId, type, detail })
  }

  do(effect: Effect<ApiGatewaySignal>): void {
    this.#effects.push(effect)
  }
}
