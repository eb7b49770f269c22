import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { member } from './child'
import { matches } from './matchFilter'
import type { Path, Segment } from './path'
import type { PathScope } from './scope'

/**
 * The rest of a path from where it no longer goes straight on: it forks, filters or ends in a function.
 * @param node  what the straight part leads to
 * @returns     undefined where a definite path finds nothing
 */
export function select({ segments, straight, definite }: Path, node: Json, scope: PathScope): Json | undefined {
  let nodes: readonly Json[] = [node]
  for (let at = straight; at < segments.length; at++) {
    const segment = segments[at]!
    const last = at === segments.length - 1
    if (segment.kind === 'function') return applyFunction(segment.name, at === straight ? node : nodes)
    const deep = segments[at - 1]?.kind === 'descend'
    const next: Json[] = []
    for (const each of nodes) step(segment, each, last, deep, scope, next)
    nodes = next
  }
  return definite ? nodes[0] : nodes
}

/**
 * Adds to `found` what one segment leads to from one node.
 * @param last  whether it is the path's last segment
 * @param deep  whether it follows `..`: then a list's items come themselves, and need not be asked twice
 */
function step(segment: Segment, node: Json, last: boolean, deep: boolean, scope: PathScope, found: Json[]): void {
  switch (segment.kind) {
    case 'member': {
      const value = isJsonObject(node) ? member(node, segment.name) : undefined
      if (value !== undefined) found.push(value)
      return
    }
    case 'members':
      if (isJsonObject(node)) addMembers(node, segment.names, last, found)
      return
    case 'index':
      if (Array.isArray(node)) addItem(node, segment.index, found)
      return
    case 'indexes':
      if (Array.isArray(node)) for (const index of segment.indexes) addItem(node, index, found)
      return
    case 'slice':
      // Bounds are clamped to the list; a negative one counts from its end.
      if (Array.isArray(node)) for (const item of node.slice(segment.from, segment.to)) found.push(item as Json)
      return
    case 'wildcard':
      for (const child of children(node)) found.push(child)
      return
    case 'descend':
      addDescendants(node, found)
      return
    case 'filter':
      // A filter on an object asks about the object itself, on a list about each item.
      if (isJsonObject(node)) {
        if (matches(segment.filter, node, scope)) found.push(node)
      } else if (Array.isArray(node) && !deep) {
        for (const item of node as readonly Json[]) if (matches(segment.filter, item, scope)) found.push(item)
      }
      return
  }
}

/** In the last place the members make one object; before it the path forks. */
function addMembers(node: JsonObject, names: readonly string[], last: boolean, found: Json[]): void {
  const present = names.filter((name) => Object.hasOwn(node, name))
  if (last) found.push(Object.fromEntries(present.map((name) => [name, node[name]!])))
  else for (const name of present) found.push(node[name]!)
}

function addItem(list: readonly Json[], index: number, found: Json[]): void {
  const item = list[index < 0 ? list.length + index : index]
  if (item !== undefined) found.push(item)
}

function children(node: Json): readonly Json[] {
  if (Array.isArray(node)) return node as readonly Json[]
  return isJsonObject(node) ? Object.values(node) : []
}

/** The node and all below it, each before what it holds. */
function addDescendants(node: Json, found: Json[]): void {
  const waiting: Json[] = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next)
    const below = children(next)
    for (let at = below.length - 1; at >= 0; at--) waiting.push(below[at]!)
  }
}

/**
 * Of the functions only `length()` and `size()` answer. AWS finds nothing for the aggregations, as its
 * library never sees a number in the nodes it gives them.
 * @param upstream  the value before the function, or the list of all values a fork led to
 */
function applyFunction(name: string, upstream: Json): Json | undefined {
  if (name !== 'length' && name !== 'size') return undefined
  if (Array.isArray(upstream) || typeof upstream === 'string') return upstream.length
  return isJsonObject(upstream) ? Object.keys(upstream).length : undefined
}
