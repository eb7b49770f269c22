import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import { PersistentMap } from '../../kernel/persistentMap'
import type { Reservoir } from '../../aws/trace/sampling'
import type { RestApi } from './api/restApi'
import type { ApiKey, UsagePlan } from './api/usagePlan'
import { emptyHttpAccount, type HttpAccount } from './httpApi/httpAccount'
import type { Authorized, Exchange, HttpAnswer } from './request/exchange'
import { emptyWebSocketAccount, type WebSocketAccount } from './webSocketApi/webSocketAccount'
import { emptyWaf, type WafAccount } from './waf/webAcl'
import type { TokenBucket } from './rules/tokenBucket'

/** Everything API Gateway keeps for an account in a Region. */
export interface ApiGatewayAccount {
  /** By id. */
  readonly apis: OrderedTree<RestApi>
  readonly apiKeys: OrderedTree<ApiKey>
  readonly usagePlans: OrderedTree<UsagePlan>
  /** Requests that wait for an authorizer or a backend, by id. */
  readonly exchanges: PersistentMap<string, Exchange>
  /** By what they are for: a plan's key and method, a stage's method, the account. */
  readonly buckets: PersistentMap<string, TokenBucket>
  /** Requests counted against quotas, by plan and key. */
  readonly quotas: PersistentMap<string, QuotaCount>
  /** What stages' caches hold, by API, stage and key. */
  readonly cache: PersistentMap<string, CacheEntry>
  /** What authorizers said, by authorizer and identity. */
  readonly authorizations: PersistentMap<string, CachedAuthorization>
  readonly http: HttpAccount
  readonly waf: WafAccount
  /** Of WebSocket APIs what `http` does not have: who is connected. */
  readonly sockets: WebSocketAccount
  /** In which logs are written; none: nobody has set it. */
  readonly cloudwatchRoleArn?: string | undefined
  /** The log groups in which there is a stream, as far as is known. */
  readonly logStreams: PersistentMap<string, true>
  /** Of the traces that stages begin. */
  readonly sampling?: Reservoir
}

export interface QuotaCount {
  /** Epoch milliseconds. */
  readonly periodStart: number
  readonly used: number
}

export interface CacheEntry {
  readonly answer: HttpAnswer
  readonly keptAt: number
  readonly until: number
  /** The request that it was kept of. */
  readonly by: string
}

export interface CachedAuthorization {
  readonly authorized: Authorized
  /** The policy, as JSON text: it is held against each request anew. */
  readonly policy: string
  readonly until: number
}

export const emptyAccount: ApiGatewayAccount = {
  apis: emptyTree(),
  apiKeys: emptyTree(),
  usagePlans: emptyTree(),
  exchanges: PersistentMap(),
  buckets: PersistentMap(),
  quotas: PersistentMap(),
  authorizations: PersistentMap(),
  cache: PersistentMap(),
  http: emptyHttpAccount,
  waf: emptyWaf,
  logStreams: PersistentMap(),
  sockets: emptyWebSocketAccount,
}
