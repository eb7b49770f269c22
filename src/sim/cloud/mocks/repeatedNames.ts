import type { JsonNode } from '../../expression/json/jsonNode'
import { quoted, type Place, type Reading } from './reading'

/** Complains of members that an object has twice: of a test case that is there twice only one would count. */
export function checkRepeatedNames(reading: Reading, node: JsonNode, place: Place = []): void {
  if (node.kind === 'array') {
    node.items.forEach((item, index) => checkRepeatedNames(reading, item, [...place, String(index)]))
  } else if (node.kind === 'object') {
    const seen = new Set<string>()
    for (const { name, value } of node.members) {
      if (seen.has(name)) reading.complain(place, `${quoted(name)} is there twice`)
      seen.add(name)
      checkRepeatedNames(reading, value, [...place, name])
    }
  }
}
