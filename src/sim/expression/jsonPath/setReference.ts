import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Path } from './path'

/**
 * AWS's error where a result cannot be put where a reference path says.
 * The language's text calls it States.ResultPathMatchFailure; executions show States.ReferencePathConflict.
 */
export interface ReferenceConflict {
  readonly name: 'States.ReferencePathConflict'
  readonly message: string
}

/** `undefined` stands for a place that is not there yet. */
type Place = Json | undefined

/**
 * A copy of `target` with `value` at a reference path; what lies beside the path is shared.
 * Objects missing on the way are created. An index must be there already, as a list has no gaps.
 */
export function setReference(
  path: Path,
  target: Json,
  value: Json,
): { readonly value: Json } | { readonly error: ReferenceConflict } {
  const result = path.reference && path.root === '$' ? put(path, 0, target, value) : undefined
  if (result !== undefined) return { value: result }
  const message = `Unable to apply ReferencePath ${path.text} to input ${JSON.stringify(target)}`
  return { error: { name: 'States.ReferencePathConflict', message } }
}

function put(path: Path, at: number, node: Place, value: Json): Json | undefined {
  const segment = path.segments[at]
  if (segment === undefined) return value
  if (segment.kind === 'member') {
    if (node !== undefined && !isJsonObject(node)) return undefined
    const child = put(path, at + 1, node && Object.hasOwn(node, segment.name) ? node[segment.name] : undefined, value)
    return child === undefined ? undefined : withMember(node ?? {}, segment.name, child)
  }
  if (segment.kind !== 'index' || !Array.isArray(node)) return undefined
  const index = segment.index < 0 ? node.length + segment.index : segment.index
  if (index < 0 || index >= node.length) return undefined
  const child = put(path, at + 1, node[index] as Json, value)
  if (child === undefined) return undefined
  const copy = (node as readonly Json[]).slice()
  copy[index] = child
  return copy
}

/**
 * Copied member by member: an engine's own copy of objects of many shapes takes ten times as long.
 * A member named `__proto__` is data like any other, so it is defined, never assigned.
 */
function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  if (name === '__proto__' || Object.hasOwn(object, '__proto__')) {
    return Object.defineProperty({ ...object }, name, { value, enumerable: true, configurable: true, writable: true })
  }
  const copy: { [member: string]: Json } = {}
  for (const member in object) copy[member] = object[member] as Json
  copy[name] = value
  return copy
}
