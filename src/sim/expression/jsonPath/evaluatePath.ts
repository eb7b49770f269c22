import type { Json } from '../../kernel/json'
import { child, member } from './child'
import type { Path } from './path'
import type { PathScope } from './scope'
import { select } from './select'
import { whyMissing } from './whyMissing'

/**
 * What a path found; or why a definite path found nothing, in the words of the library AWS uses, and whether
 * all that is missing is an item past the end of a list.
 */
export type PathValue = { readonly value: Json } | { readonly missing: string; readonly pastEnd?: boolean }

/**
 * Applies a path. A definite path gives the value it points at or `missing`; any other gives the list
 * of all it matches, empty if there is none.
 */
export function evaluatePath(path: Path, scope: PathScope): PathValue {
  const start = rootValue(path.root, scope)
  if (start === undefined) return { missing: `No results for path: $['${path.root.slice(1)}']` }
  const value = follow(path, start, scope)
  return value === undefined ? { missing: whyMissing(path, start), pastEnd: isPastEnd(path, start) } : { value }
}

function isPastEnd({ segments }: Path, start: Json): boolean {
  let node: Json | undefined = start
  for (const segment of segments.slice(0, -1)) node = node === undefined ? undefined : child(node, segment)
  return segments.at(-1)?.kind === 'index' && Array.isArray(node)
}

export function rootValue(root: string, scope: PathScope): Json | undefined {
  if (root === '$') return scope.input
  if (root === '$$') return scope.context()
  return member(scope.variables, root.slice(1))
}

/** What a path leads to from a node; undefined where a definite path finds nothing. */
export function follow(path: Path, start: Json, scope: PathScope): Json | undefined {
  const { segments, straight } = path
  let node: Json = start
  for (let at = 0; at < straight; at++) {
    const next = child(node, segments[at]!)
    // A fork further on makes an empty list of what is missing here.
    if (next === undefined) return path.definite ? undefined : []
    node = next
  }
  return straight === segments.length ? node : select(path, node, scope)
}
