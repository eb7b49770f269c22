import { emptyTree, get, set, type OrderedTree } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import { notFound } from '../faults'
import type { Turn } from '../turn'
import type { HttpApi } from './api/httpApi'
import type { HttpAuthorized, HttpExchange } from './request/httpExchange'

/** What API Gateway keeps of its HTTP APIs. */
export interface HttpAccount {
  /** By id. */
  readonly apis: OrderedTree<HttpApi>
  /** Requests that wait for an authorizer or a backend, by id. */
  readonly exchanges: PersistentMap<string, HttpExchange>
  /** What Lambda authorizers said, by API, stage, authorizer and identity. */
  readonly authorizations: PersistentMap<string, KeptAuthorization>
}

export interface KeptAuthorization {
  readonly said: AuthorizerAnswer
  readonly until: number
}

/** A policy is held against each request anew, a simple answer holds as it is. */
export type AuthorizerAnswer = { readonly authorized: HttpAuthorized; readonly allows: boolean } | { readonly authorized: HttpAuthorized; readonly policy: string }

export const emptyHttpAccount: HttpAccount = { apis: emptyTree(), exchanges: PersistentMap(), authorizations: PersistentMap() }

export function keepHttp(turn: Turn, change: Partial<HttpAccount>): void {
  turn.keep({ http: { ...turn.account.http, ...change } })
}

export function httpApiNamed(turn: Turn, id: string): HttpApi | undefined {
  return get(turn.account.http.apis, id)
}

/** @throws {Refusal} NotFoundException */
export function httpApi(turn: Turn, id: string): HttpApi {
  return httpApiNamed(turn, id) ?? notFound(`Invalid API identifier specified ${turn.context.accountId}:${id}`)
}

export function keepApi(turn: Turn, api: HttpApi): void {
  keepHttp(turn, { apis: set(turn.account.http.apis, api.ApiId, api) })
}
