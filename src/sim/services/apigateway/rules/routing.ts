export interface Route {
  /** `GET` …, or `ANY`. */
  readonly method: string
  /** `/orders/{id}`, `/files/{proxy+}`. */
  readonly path: string
}

export interface RouteMatch<Found extends Route> {
  readonly route: Found
  /** As they stand in the path: still encoded. */
  readonly pathParameters: { readonly [name: string]: string }
}

/**
 * The method of a REST API that takes a request: of the resources whose path fits, the most exact one that
 * has the method or ANY. Segment by segment, a word goes before `{name}`, and that before `{name+}`.
 * Empty segments do not count, so a slash at the end or a doubled one changes nothing.
 */
export function findRoute<Found extends Route>(routes: readonly Found[], method: string, path: string): RouteMatch<Found> | undefined {
  const segments = segmentsOf(path)
  const fitting = routes.filter((route) => route.method === method || route.method === 'ANY').flatMap((route) => fit(route, path, segments) ?? [])
  return fitting.reduce<Fit<Found> | undefined>((best, next) => (best && !goesBefore(next, best) ? best : next), undefined)
}

interface Fit<Found extends Route> extends RouteMatch<Found> {
  /** For each segment how loosely it fits: 0 by its word, 1 as a parameter, 2 as the rest. */
  readonly looseness: readonly number[]
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

/** What a greedy parameter takes: the path from one segment on as it is, doubled slashes too, but for slashes at its end. */
function restOf(path: string, at: number): string {
  const start = new RegExp(`^(?:/*[^/]+){${at}}/*`).exec(path)?.[0].length ?? 0
  return path.slice(start).replace(/\/+$/, '')
}

function fit<Found extends Route>(route: Found, path: string, segments: readonly string[]): Fit<Found> | undefined {
  const pathParameters: { [name: string]: string } = {}
  const looseness: number[] = []
  const wanted = segmentsOf(route.path)
  for (const [at, part] of wanted.entries()) {
    const segment = segments[at]
    if (segment === undefined) return undefined
    const [, name, rest] = /^\{(.+?)(\+?)\}$/.exec(part) ?? []
    if (rest === '+') {
      pathParameters[name!] = restOf(path, at)
      return { route, pathParameters, looseness: [...looseness, 2] }
    }
    if (name === undefined && part !== segment) return undefined
    if (name !== undefined) pathParameters[name] = segment
    looseness.push(name === undefined ? 0 : 1)
  }
  return wanted.length === segments.length ? { route, pathParameters, looseness } : undefined
}

function goesBefore(one: Fit<Route>, other: Fit<Route>): boolean {
  for (const [at, loose] of one.looseness.entries()) {
    const otherLoose = other.looseness[at] ?? 0
    if (loose !== otherLoose) return loose < otherLoose
  }
  return one.route.method !== 'ANY' && other.route.method === 'ANY'
}
