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

/** The routes of an API by the segments of their paths, so that finding one costs the same in a large API as in a small one. */
export interface RouteTree<Found extends Route> {
  /** Of the path that ends here, by method. */
  readonly methods: Map<string, Found>
  readonly words: Map<string, RouteTree<Found>>
  /** By the parameters' names. */
  readonly parameters: Map<string, RouteTree<Found>>
  /** What takes all the rest of a path: by the names of the greedy parameters, then by method. */
  readonly rests: Map<string, Map<string, Found>>
}

export function routeTree<Found extends Route>(routes: readonly Found[]): RouteTree<Found> {
  const root = emptyTree<Found>()
  for (const route of routes) {
    let tree: RouteTree<Found> | undefined = root
    for (const part of segmentsOf(route.path)) {
      const [, name, rest] = /^\{(.+?)(\+?)\}$/.exec(part) ?? []
      if (name !== undefined && rest === '+') {
        childOf(tree.rests, name, () => new Map<string, Found>()).set(route.method, route)
        tree = undefined
        break
      }
      tree = name === undefined ? childOf(tree.words, part, emptyTree<Found>) : childOf(tree.parameters, name, emptyTree<Found>)
    }
    tree?.methods.set(route.method, route)
  }
  return root
}

/**
 * The method of a REST API that takes a request: of the resources whose path fits, the most exact one that
 * has the method or ANY. Segment by segment, a word goes before `{name}`, and that before `{name+}`.
 * Empty segments do not count, so a slash at the end or a doubled one changes nothing.
 */
export function findRoute<Found extends Route>(tree: RouteTree<Found>, method: string, path: string): RouteMatch<Found> | undefined {
  return findFrom(tree, 0, { method, path, segments: segmentsOf(path) })
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly segments: readonly string[]
}

function findFrom<Found extends Route>(tree: RouteTree<Found>, at: number, asked: Asked): RouteMatch<Found> | undefined {
  const segment = asked.segments[at]
  if (segment === undefined) {
    const route = byMethod(tree.methods, asked.method)
    return route && { route, pathParameters: {} }
  }
  const word = tree.words.get(segment)
  const byWord = word && findFrom(word, at + 1, asked)
  if (byWord) return byWord
  for (const [name, below] of tree.parameters) {
    const found = findFrom(below, at + 1, asked)
    if (found) return { route: found.route, pathParameters: { [name]: segment, ...found.pathParameters } }
  }
  for (const [name, methods] of tree.rests) {
    const route = byMethod(methods, asked.method)
    if (route) return { route, pathParameters: { [name]: restOf(asked.path, at) } }
  }
  return undefined
}

function byMethod<Found extends Route>(methods: ReadonlyMap<string, Found>, method: string): Found | undefined {
  return methods.get(method) ?? methods.get('ANY')
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

/** What a greedy parameter takes: the path from one segment on as it is, doubled slashes too, but for slashes at its end. */
function restOf(path: string, at: number): string {
  const start = new RegExp(`^(?:/*[^/]+){${at}}/*`).exec(path)?.[0].length ?? 0
  return path.slice(start).replace(/\/+$/, '')
}

function emptyTree<Found extends Route>(): RouteTree<Found> {
  return { methods: new Map(), words: new Map(), parameters: new Map(), rests: new Map() }
}

function childOf<Child>(children: Map<string, Child>, name: string, make: () => Child): Child {
  const there = children.get(name)
  if (there) return there
  const made = make()
  children.set(name, made)
  return made
}
