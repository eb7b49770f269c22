import { TextLines } from '../sim/expression/json/jsonFault'
import { memberOf, type JsonNode, type ObjectNode } from '../sim/expression/json/jsonNode'
import { readJson } from '../sim/expression/json/readJson'
import { errorAt, jsonProblems, type Problem } from './problem'

/** Enough to see what is wrong with a long list. */
const MOST = 100

/** What keeps a text from being the items of a table: an array of objects, each with the partition key as its own string. */
export function tableProblems(items: string, partitionKey: string): readonly Problem[] {
  const broken = jsonProblems(items)
  if (broken.length > 0) return broken
  const { root } = readJson(items)
  if (!root) return []
  const lines = new TextLines(items)
  if (root.kind !== 'array') {
    return [errorAt(lines, `The items are a JSON array: [ { "${partitionKey}": "…" } ]`, opening(root))]
  }
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const item of root.items) {
    const wrong = item.kind === 'object' ? wrongKey(item, partitionKey, seen) : { message: 'An item is a JSON object.', at: item }
    if (wrong) problems.push(errorAt(lines, wrong.message, opening(wrong.at)))
    if (problems.length === MOST) break
  }
  return problems
}

function wrongKey(item: ObjectNode, key: string, seen: Set<string>): { message: string; at: JsonNode } | undefined {
  const value = memberOf(item, key)?.value
  if (!value) return { message: `This item has no ${key}, the partition key of the table.`, at: item }
  if (value.kind !== 'string') return { message: `${key} is the partition key, a string.`, at: value }
  if (value.value === '') return { message: `${key} is the partition key, and may not be empty.`, at: value }
  if (seen.has(value.value)) return { message: `Another item has the ${key} "${value.value}" too; this one replaces it.`, at: value }
  seen.add(value.value)
  return undefined
}

/** A scalar as a whole; of a container only its first character: a page of red helps nobody. */
function opening(node: JsonNode): { offset: number; length: number } {
  const container = node.kind === 'object' || node.kind === 'array'
  return { offset: node.offset, length: container ? 1 : node.length }
}
