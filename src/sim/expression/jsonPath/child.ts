import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Segment } from './path'

/** The one node that a name or an index leads to. */
export function child(node: Json, segment: Segment): Json | undefined {
  if (segment.kind === 'member') return isJsonObject(node) ? member(node, segment.name) : undefined
  if (segment.kind !== 'index' || !Array.isArray(node)) return undefined
  const list = node as readonly Json[]
  return list[segment.index < 0 ? list.length + segment.index : segment.index]
}

/** Own members only: `constructor` is a name like any other. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}
