/** What a route takes: a method and a path, or all that no other route does. */
export interface RouteKey {
  /** `GET` …, `ANY`; absent of `$default`. */
  readonly method?: string
  /** `/orders/{id}` */
  readonly path: string
}

const KEY = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY) (\/\S*)$/
const SEGMENT = /^(\{[^{}+/]+\+?\}|[^{}]*)$/

/** Undefined: it is none. A greedy variable stands last. */
export function readRouteKey(text: string): RouteKey | undefined {
  if (text === '$default') return { path: '$default' }
  const [, method, path] = KEY.exec(text) ?? []
  if (method === undefined || path === undefined) return undefined
  const segments = path.slice(1).split('/')
  if (!segments.every((segment) => SEGMENT.test(segment))) return undefined
  if (segments.slice(0, -1).some((segment) => segment.endsWith('+}'))) return undefined
  return { method, path }
}
