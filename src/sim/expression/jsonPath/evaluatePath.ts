import { isJsonObject, type Json } from '../../kernel/json'
import { bracketed, type Path, type Segment } from './path'
import { lookUp, type PathScope } from './scope'
import { isLastFunction, select } from './select'

/**
 * What a path found. `missing` says why a definite path found nothing, in the words of the library AWS uses;
 * `pastEnd` says that it was an index beyond a list's end: AWS takes a whole template value of that kind as null.
 */
export type PathValue =
  | { readonly value: Json }
  | { readonly missing: string; readonly pastEnd: boolean }

/**
 * Applies a path. A definite path gives the value it points at or `missing`; any other gives the list
 * of all it matches, empty if there is none.
 */
export function evaluatePath(path: Path, scope: PathScope): PathValue {
  const start = rootValue(path.root, scope)
  if (start === undefined) return { missing: `No results for path: $['${path.root.slice(1)}']`, pastEnd: false }
  if (path.segments.length === 0) return { value: start }
  if (path.reference) return walk(path.segments, start)
  return select(path, start, scope)
}

function rootValue(root: string, scope: PathScope): Json | undefined {
  if (root === '$') return scope.input
  if (root === '$$') return scope.context()
  return lookUp(scope.variables, root.slice(1))
}

/** Names and indexes only: no list of nodes, nothing allocated but the answer. */
function walk(segments: readonly Segment[], start: Json): PathValue {
  let node: Json = start
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at]!
    let next: Json | undefined
    if (segment.kind === 'member') {
      next = isJsonObject(node) && Object.hasOwn(node, segment.name) ? node[segment.name] : undefined
    } else if (segment.kind === 'index' && Array.isArray(node)) {
      next = (node as readonly Json[])[segment.index < 0 ? node.length + segment.index : segment.index]
    }
    if (next === undefined) return missingAt(segments, at, node)
    node = next
  }
  return { value: node }
}

/** The reason in Jayway's words: it tells apart the last step, a step on the way, and a wrong type. */
export function missingAt(segments: readonly Segment[], at: number, node: Json): PathValue {
  const segment = segments[at]!
  const whole = `No results for path: ${bracketed(segments)}`
  if (segment.kind === 'index' || segment.kind === 'indexes') {
    if (Array.isArray(node)) return { missing: whole, pastEnd: at === segments.length - 1 }
    return { missing: notAList(segments, at, node), pastEnd: false }
  }
  if (!isJsonObject(node)) {
    const found = bracketed(segments, at)
    const name = segment.kind === 'member' ? segment.name : ''
    return { missing: `Expected to find an object with property ['${name}'] in path ${found}`, pastEnd: false }
  }
  const last = at === segments.length - 1 || isLastFunction(segments, at)
  return { missing: last ? whole : `Missing property in path ${bracketed(segments, at + 1)}`, pastEnd: false }
}

function notAList(segments: readonly Segment[], at: number, node: Json): string {
  if (node === null) return `The path ${bracketed(segments, at)} is null`
  const step = bracketed(segments.slice(at, at + 1), 1, '')
  return `Filter: ${step} can only be applied to arrays. Current context is: ${JSON.stringify(node)}`
}
