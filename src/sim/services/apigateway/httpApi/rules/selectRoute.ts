import { readRouteKey } from './routeKey'

export interface SelectedRoute<Route> {
  readonly route: Route
  readonly pathParameters: { readonly [name: string]: string }
}

interface Candidate<Route> extends SelectedRoute<Route> {
  /** 0: it fits in full, 1: with a greedy variable, 2: `$default`. */
  readonly rank: number
  /** For each segment 0: the word itself, 1: a variable. */
  readonly looseness: readonly number[]
  readonly any: boolean
}

/**
 * The route that takes a request: one that fits in full goes before one with a greedy variable, and that
 * before `$default`; segment by segment a word goes before a variable, and at last a method before ANY.
 * @param path  encoded, without the stage
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function selectRoute<Route extends { readonly RouteKey: string }>(routes: Iterable<Route>, method: string, path: string): SelectedRoute<Route> | undefined {
  let best: Candidate<Route> | undefined
  for (const route of routes) {
    const next = candidate(route, method, path)
    if (next && (!best || goesBefore(next, best))) best = next
  }
  return best && { route: best.route, pathParameters: best.pathParameters }
}

function candidate<Route extends { readonly RouteKey: string }>(route: Route, method: string, path: string): Candidate<Route> | undefined {
  const key = readRouteKey(route.RouteKey)
  if (!key) return undefined
  if (key.method === undefined) return { route, pathParameters: {}, rank: 2, looseness: [], any: true }
  if (key.method !== method && key.method !== 'ANY') return undefined
  const fit = fitting(key.path, path)
  return fit && { route, ...fit, any: key.method === 'ANY' }
}

function fitting(pattern: string, path: string): Pick<Candidate<never>, 'pathParameters' | 'rank' | 'looseness'> | undefined {
  const wanted = pattern.split('/').slice(1)
  const given = path.split('/').slice(1)
  const pathParameters: { [name: string]: string } = {}
  const looseness: number[] = []
  for (const [at, part] of wanted.entries()) {
    const segment = given[at]
    if (segment === undefined) return undefined
    const [, name, greedy] = /^\{(.+?)(\+?)\}$/.exec(part) ?? []
    if (name === undefined && part !== segment) return undefined
    // A variable stands for at least one character.
    if (name !== undefined && segment === '') return undefined
    if (greedy === '+') return { pathParameters: { ...pathParameters, [name!]: decoded(given.slice(at).join('/')) }, rank: 1, looseness }
    if (name !== undefined) pathParameters[name] = decoded(segment)
    looseness.push(name === undefined ? 0 : 1)
  }
  return wanted.length === given.length ? { pathParameters, rank: 0, looseness } : undefined
}

/** What is no valid escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function goesBefore(one: Candidate<unknown>, other: Candidate<unknown>): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank
  for (const [at, loose] of one.looseness.entries()) {
    // Of two greedy ones that are alike up to here, the longer is the more exact.
    const otherLoose = other.looseness[at] ?? 1
    if (loose !== otherLoose) return loose < otherLoose
  }
  if (one.looseness.length !== other.looseness.length) return one.looseness.length > other.looseness.length
  return !one.any && other.any
}
