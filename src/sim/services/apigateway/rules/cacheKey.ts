import { lastValues } from '../request/headerMap'

/** Where a cache key's values come from. */
export interface CacheKeySources {
  readonly headers: { readonly [name: string]: readonly string[] }
  readonly query: { readonly [name: string]: readonly string[] }
  readonly path: { readonly [name: string]: string }
}

/**
 * What a response is kept under: the namespace, which is the resource's unless it is shared, the HTTP method,
 * and the values of the chosen parameters. A parameter that is not chosen makes no difference, one of the path neither.
 * @param parameters  `method.request.{path|querystring|header}.{name}`
 */
export function cacheKey(namespace: string, method: string, parameters: readonly string[], { headers, query, path }: CacheKeySources): string {
  const values = [...parameters].sort().map((parameter) => {
    const [, location, name = ''] = /^(?:method|integration)\.request\.(path|querystring|header)\.(.+)$/.exec(parameter) ?? []
    if (location === 'path') return [parameter, path[name] ?? null]
    return [parameter, (location === 'header' ? byAnyCase(headers, name) : lastValues(query)[name]) ?? null]
  })
  return JSON.stringify([namespace, method, ...values])
}

function byAnyCase(headers: CacheKeySources['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase()
  return Object.entries(headers).find(([key]) => key.toLowerCase() === wanted)?.[1].at(-1)
}
