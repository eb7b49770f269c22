import { get } from '../../../kernel/orderedTree'
import type { Json } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ApiGatewayAccount } from '../../../services/apigateway/account'
import { bytesOf } from '../../../services/apigateway/request/content'
import type { CacheLine, CacheView, RequestBrief } from './gatewayLab'

const MOST_LINES = 100

/** Whose cache is looked at, when, and the names of what it refers to. */
export interface CacheSubject {
  readonly apiId: string
  readonly stageName: string
  readonly now: VirtualMs
  /** Paths of resources by their ids, which are the namespaces of keys. */
  readonly paths: ReadonlyMap<string, string>
  /** Places in the list by request ids. */
  readonly requests: ReadonlyMap<string, number>
  /** What the lookups until then have come to. */
  readonly lookups: readonly NonNullable<RequestBrief['cache']>[]
}

/** What a stage's cache holds, the latest first. */
export function cacheView(account: ApiGatewayAccount, { apiId, stageName, now, paths, requests, lookups }: CacheSubject): CacheView {
  const api = get(account.apis, apiId)
  const stage = api && get(api.stages, stageName)
  const start = `${apiId}/${stageName}/`
  const own = [...account.cache].filter(([key]) => key.startsWith(start)).sort(([, a], [, b]) => b.keptAt - a.keptAt)
  const entries = own.slice(0, MOST_LINES).map(([key, { answer, keptAt, until, by }]): CacheLine => {
    const [namespace, method, ...parameters] = JSON.parse(key.slice(start.length)) as [string, string, ...[string, string | null][]]
    const place = requests.get(by)
    return {
      method: `${method} ${paths.get(namespace) ?? namespace}`,
      parameters: parameters.map(([name, value]) => `${shortName(name)}=${value ?? ''}`).join('&'),
      age: now - keptAt,
      ttl: until - keptAt,
      expired: until <= now,
      status: answer.status,
      bytes: bytesOf(answer.body).length,
      ...(place === undefined ? {} : { by: place }),
    }
  })
  const of = (cache: RequestBrief['cache']) => lookups.filter((each) => each === cache).length
  return {
    now,
    status: stage?.cacheClusterStatus ?? 'NOT_AVAILABLE',
    ...(stage?.cacheClusterEnabled && stage.cacheClusterSize !== undefined ? { size: stage.cacheClusterSize } : {}),
    hits: of('hit'),
    misses: of('miss'),
    invalidated: of('invalidated'),
    entries,
    total: own.length,
  }
}

/** `method.request.querystring.category` is `category`. */
function shortName(parameter: Json): string {
  return String(parameter).split('.').slice(3).join('.')
}
