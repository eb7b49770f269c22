import { sourceLocation, type TextLines } from '../../../expression/json/jsonFault'
import type { JsonNode, MemberNode } from '../../../expression/json/jsonNode'
import type { Report } from './diagnostic'

/**
 * A name that occurs twice in one object: the parser AWS uses refuses that, in its own words. State
 * names are left to `transitionRules.ts`, which has a better word for them.
 */
export function checkDuplicateFields(root: JsonNode, text: string, lines: TextLines, report: Report): void {
  const found: MemberNode[] = []
  collect(root, false, found)
  for (const { name, key } of found) {
    const location = sourceLocation(text, lines, key.offset + key.length)
    report.error('INVALID_JSON_DESCRIPTION', `Duplicate field '${name}'`, location, key)
  }
}

/** @param free  whether the object's own names are left to others */
function collect(node: JsonNode, free: boolean, found: MemberNode[]): void {
  if (node.kind === 'array') for (const item of node.items) collect(item, false, found)
  if (node.kind !== 'object') return
  const seen = node.members.length > 1 && !free ? new Set<string>() : undefined
  for (const member of node.members) {
    if (seen?.has(member.name)) found.push(member)
    seen?.add(member.name)
    collect(member.value, member.name === 'States', found)
  }
}
