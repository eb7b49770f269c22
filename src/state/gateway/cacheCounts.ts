import type { LabRequest, RequestBrief } from '../../sim/cloud/labs/apigateway/gatewayLab'

/** What the stage's cache did of the requests so far. */
export interface CacheCounts {
  readonly hits: number
  readonly misses: number
  readonly invalidated: number
}

export function cacheCounts(requests: readonly RequestBrief[]): CacheCounts {
  const of = (cache: RequestBrief['cache']) => requests.filter((request) => request.cache === cache).length
  return { hits: of('hit'), misses: of('miss'), invalidated: of('invalidated') }
}

/** The request that puts an entry there anew, whatever its age: the one that put it there, asking for a fresh answer. */
export function invalidation({ method, path }: Pick<RequestBrief, 'method' | 'path'>): LabRequest {
  return { method, path, headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' }
}
