import { memberOf, type JsonNode, type Span } from '../../expression/json/jsonNode'
import type { Place } from './reading'

/**
 * Where in the text a place of the file is: a scalar as a whole; of a container the name it has, or its first
 * character. Of a place that is not there, the innermost container that is.
 */
export function spanAt(root: JsonNode, place: Place): Span {
  let node = root
  let name: Span | undefined
  for (const step of place) {
    const member = node.kind === 'object' ? memberOf(node, step) : undefined
    const value = node.kind === 'array' ? node.items[Number(step)] : member?.value
    if (!value) break
    node = value
    name = member?.key
  }
  const scalar = node.kind !== 'object' && node.kind !== 'array'
  return scalar ? pick(node) : pick(name ?? { offset: node.offset, length: 1 })
}

function pick({ offset, length }: Span): Span {
  return { offset, length }
}
