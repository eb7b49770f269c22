import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { evaluatePath, missingAt, type PathValue } from './evaluatePath'
import { matches } from './matchFilter'
import type { Path, Segment } from './path'
import type { PathScope } from './scope'

export function isLastFunction(segments: readonly Segment[], at: number): boolean {
  return at === segments.length - 2 && segments[at + 1]?.kind === 'function'
}

/** Paths that fork, filter or end in a function. */
export function select(path: Path, start: Json, scope: PathScope): PathValue {
  const { segments } = path
  let nodes: readonly Json[] = [start]
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at]!
    const last = at === segments.length - 1
    if (segment.kind === 'function') return applyFunction(segment.name, path, nodes)
    if (path.definite || isDefiniteSoFar(segments, at)) {
      const node = nodes[0]
      if (node === undefined) return { value: [] }
      const next = step(segment, node, last, scope)
      // A fork further on makes an empty list of what is missing here.
      if (next.length === 0 && path.definite) return missingAt(segments, at, node)
      nodes = next
    } else {
      const next: Json[] = []
      for (const node of nodes) for (const found of step(segment, node, last, scope)) next.push(found)
      nodes = next
    }
  }
  if (!path.definite) return { value: nodes }
  return { value: nodes[0]! }
}

function isDefiniteSoFar(segments: readonly Segment[], at: number): boolean {
  for (let i = 0; i < at; i++) if (segments[i]!.kind !== 'member' && segments[i]!.kind !== 'index') return false
  return true
}

function step(segment: Segment, node: Json, last: boolean, scope: PathScope): readonly Json[] {
  switch (segment.kind) {
    case 'member':
      return isJsonObject(node) && Object.hasOwn(node, segment.name) ? [node[segment.name]!] : []
    case 'members':
      return isJsonObject(node) ? members(node, segment.names, last) : []
    case 'index':
      return Array.isArray(node) ? at(node, [segment.index]) : []
    case 'indexes':
      return Array.isArray(node) ? at(node, segment.indexes) : []
    case 'slice':
      return Array.isArray(node) ? slice(node, segment.from, segment.to) : []
    case 'wildcard':
      return children(node)
    case 'descend':
      return descendants(node)
    case 'filter':
      // A filter on an object asks about the object itself, on a list about each item.
      if (Array.isArray(node)) return (node as readonly Json[]).filter((item) => matches(segment.filter, item, scope))
      return isJsonObject(node) && matches(segment.filter, node, scope) ? [node] : []
    case 'function':
      return []
  }
}

/** In the last place the members make one object; before it the path forks. */
function members(node: JsonObject, names: readonly string[], last: boolean): readonly Json[] {
  const present = names.filter((name) => Object.hasOwn(node, name))
  if (!last) return present.map((name) => node[name]!)
  return [Object.fromEntries(present.map((name) => [name, node[name]!]))]
}

function at(list: readonly Json[], indexes: readonly number[]): Json[] {
  const found: Json[] = []
  for (const index of indexes) {
    const item = list[index < 0 ? list.length + index : index]
    if (item !== undefined) found.push(item)
  }
  return found
}

/** Bounds are clamped to the list; a negative one counts from its end. */
function slice(list: readonly Json[], from: number | undefined, to: number | undefined): readonly Json[] {
  return list.slice(from ?? 0, to ?? list.length)
}

function children(node: Json): readonly Json[] {
  if (Array.isArray(node)) return node as readonly Json[]
  return isJsonObject(node) ? Object.values(node) : []
}

/** The node and all below it, each before what it holds. */
function descendants(node: Json): readonly Json[] {
  const found: Json[] = []
  const visit = (current: Json) => {
    found.push(current)
    for (const child of children(current)) visit(child)
  }
  visit(node)
  return found
}

/**
 * Of the functions only `length()` and `size()` answer. AWS finds nothing for the aggregations, as its
 * library never sees a number in the nodes it gives them.
 */
function applyFunction(name: string, path: Path, nodes: readonly Json[]): PathValue {
  const upstream: Json = isDefiniteSoFar(path.segments, path.segments.length - 1) ? nodes[0]! : nodes
  if (name === 'length' || name === 'size') {
    if (Array.isArray(upstream)) return { value: upstream.length }
    if (isJsonObject(upstream)) return { value: Object.keys(upstream).length }
    if (typeof upstream === 'string') return { value: upstream.length }
  }
  return { missing: `No results for path: ${path.text}`, pastEnd: false }
}

/** A path inside a filter: `@` is the item, everything else as outside. */
export function evaluateInFilter(path: Path, item: Json, scope: PathScope): Json | undefined {
  const found =
    path.root === '@' ? evaluatePath({ ...path, root: '$' }, { ...scope, input: item }) : evaluatePath(path, scope)
  return 'value' in found ? found.value : undefined
}
