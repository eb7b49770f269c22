import { bytesOf, millisecondsOf, numberOf } from '../../../../facts/facts'
import { get, set } from '../../../kernel/orderedTree'
import type { MethodSetting, Stage as ApiStage } from '../api/restApi'
import type { CacheEntry } from '../account'
import { cacheKey } from '../rules/cacheKey'
import type { Turn } from '../turn'
import { bytesOf as contentBytes } from './content'
import type { Desk } from './desk'
import type { HttpAnswer } from './exchange'
import { headerOf } from './headerMap'
import { INVALIDATE } from './iamAuthorizer'
import { methodArn } from './methodArn'
import { fail, pass, type Stage, type StageResult } from './stage'

/** Bytes of the largest response that is kept. */
const LARGEST = bytesOf('apigateway.cache.response.limit')
/** Seconds. */
const MOST_TTL = numberOf('apigateway.cache.ttl.most')

/** Answers from the stage's cache what it has, if nobody may ask for it anew. */
export const lookUp: Stage = {
  name: 'Cache lookup',
  run(desk) {
    const { exchange, turn } = desk
    const setting = cachingOf(desk)
    if (!setting) return pass(exchange)
    const key = keyOf(desk)
    const entry = turn.account.cache.get(key)
    const fresh = entry && entry.until > turn.context.now ? entry : undefined
    const invalidates = /(?:^|,)\s*max-age=0\b/.test(headerOf(exchange.request.headers, 'Cache-Control') ?? '')
    const missed = { ...exchange, cacheKey: key, cache: 'miss' as const }
    if (!invalidates) return fresh ? hit(desk, fresh) : pass(missed, { cache: 'miss' })
    if (!setting.requireAuthorizationForCacheControl) return pass(missed, { cache: 'invalidated' })
    // Only whoever signed the request can have a permission.
    const { accessKeyId } = exchange
    if (accessKeyId === undefined) return notAuthorized(desk, setting, 'the request is not signed')
    return { kind: 'call', exchange, call: { service: 'execute-api', action: INVALIDATE, input: { methodArn: methodArn(desk) }, accessKeyId } }
  },

  resume(desk, { error }) {
    const setting = cachingOf(desk)
    // The cache has gone meanwhile: there is nothing to invalidate.
    if (!setting) return pass(desk.exchange)
    if (error) return notAuthorized(desk, setting, error.message)
    return pass({ ...desk.exchange, cacheKey: keyOf(desk), cache: 'miss' as const }, { cache: 'invalidated' })
  },
}

/** What a stage does of a client that may not invalidate, by its strategy. */
function notAuthorized(desk: Desk, { unauthorizedCacheControlHeaderStrategy: strategy }: MethodSetting, reason: string): StageResult {
  const { exchange, turn } = desk
  if (strategy === 'FAIL_WITH_403') return fail({ type: 'ACCESS_DENIED', message: 'User is not authorized to invalidate the cache', reason: `execute-api:InvalidateCache is required, and ${reason}` })
  const warned = strategy === 'SUCCEED_WITH_RESPONSE_HEADER' ? { cacheControlIgnored: true } : {}
  const key = keyOf(desk)
  const entry = turn.account.cache.get(key)
  if (entry && entry.until > turn.context.now) return hit({ turn, exchange: { ...exchange, ...warned } }, entry)
  return pass({ ...exchange, cacheKey: key, cache: 'miss' as const, ...warned }, { cache: 'miss' })
}

function hit({ exchange, turn }: Pick<Desk, 'exchange' | 'turn'>, { answer, keptAt, by }: CacheEntry) {
  return { kind: 'pass', exchange: { ...exchange, answer, cache: 'hit' as const }, told: { cache: 'hit', age: Math.floor((turn.context.now - keptAt) / 1000), by }, to: 'Method response' } as const
}

/** Keeps what the backend answered, where the lookup has missed it. */
export const keep: Stage = {
  name: 'Cache storing',
  run(desk) {
    const { exchange, turn } = desk
    const setting = exchange.cacheKey === undefined ? undefined : cachingOf(desk)
    const answer = exchange.answer!
    if (!setting || exchange.cacheKey === undefined || sizeOf(answer) > LARGEST) return pass(exchange)
    const { now } = turn.context
    const until = now + Math.min(setting.cacheTtlInSeconds, MOST_TTL) * 1000
    turn.keep({ cache: withRoom(desk, sizeOf(answer)).set(exchange.cacheKey, { answer, keptAt: now, until, by: exchange.id }) })
    return pass(exchange, { until: Math.floor(until) })
  },
}

/** The method's setting where the stage has a cache that is there, and the method is cached: by itself, or as a GET among all. */
function cachingOf({ stage, resource, method }: Desk): MethodSetting | undefined {
  if (stage.cacheClusterStatus !== 'AVAILABLE') return undefined
  const own = stage.methodSettings[`${resource.path.replace(/^\//, '')}/${method.httpMethod}`]
  const setting = own ?? (method.httpMethod === 'GET' ? stage.methodSettings['*/*'] : undefined)
  return setting && setting.cachingEnabled && setting.cacheTtlInSeconds > 0 ? setting : undefined
}

/** A canary has entries of its own unless it uses the stage's. */
function keyOf({ exchange, api, stage, method, integration }: Desk): string {
  const place = exchange.canary && !stage.canarySettings?.useStageCache ? `${stage.stageName} canary` : stage.stageName
  const sources = { headers: exchange.request.headers, query: exchange.request.query, path: exchange.pathParameters }
  return `${api.id}/${place}/${cacheKey(integration.cacheNamespace, method.httpMethod, integration.cacheKeyParameters, sources)}`
}

function sizeOf(answer: HttpAnswer): number {
  return contentBytes(answer.body).length
}

/** The cache without the entries that have to go for a new one, the oldest first. */
function withRoom({ turn, api, stage }: Desk, size: number): Turn['account']['cache'] {
  const capacity = Number(stage.cacheClusterSize ?? 0) * 1_073_741_824
  const own = [...turn.account.cache].filter(([key]) => key.startsWith(`${api.id}/${stage.stageName}`))
  let used = own.reduce((sum, [, { answer }]) => sum + sizeOf(answer), 0)
  let { cache } = turn.account
  for (const [key, { answer }] of own.sort(([, a], [, b]) => a.keptAt - b.keptAt)) {
    if (used + size <= capacity) break
    used -= sizeOf(answer)
    cache = cache.delete(key)
  }
  return cache
}

/** Empties a stage's cache. */
export function flush(turn: Turn, apiId: string, stageName: string): void {
  const kept = turn.account.cache.filter((_entry, key) => !key.startsWith(`${apiId}/${stageName}/`) && !key.startsWith(`${apiId}/${stageName} canary/`))
  turn.keep({ cache: kept })
}

/** How long a cache cluster takes to come. */
const CREATION = millisecondsOf('apigateway.cache.creation.duration')

/** The cluster of a stage has come, or begins to. */
export function awaitCluster(turn: Turn, apiId: string, stage: ApiStage): void {
  if (stage.cacheClusterStatus !== 'CREATE_IN_PROGRESS') return
  turn.tell(apiId, 'CacheClusterRequested', { stageName: stage.stageName, size: stage.cacheClusterSize ?? '' })
  turn.do({ type: 'schedule', signal: { type: 'CacheClusterReady', apiId, stageName: stage.stageName }, after: CREATION, key: `cache ${apiId} ${stage.stageName}` })
}

/** The cluster of a stage goes, if it has one. */
export function endCluster(turn: Turn, apiId: string, stage: ApiStage): void {
  if (stage.cacheClusterStatus !== 'NOT_AVAILABLE') turn.tell(apiId, 'CacheClusterDeleted', { stageName: stage.stageName })
}

export function clusterReady(turn: Turn, apiId: string, stageName: string): void {
  const api = turn.named(apiId)
  const stage = api && get(api.stages, stageName)
  if (!api || stage?.cacheClusterStatus !== 'CREATE_IN_PROGRESS') return
  turn.change({ ...api, stages: set(api.stages, stageName, { ...stage, cacheClusterStatus: 'AVAILABLE' }) })
  turn.tell(apiId, 'CacheClusterReady', { stageName })
}
