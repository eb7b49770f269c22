import { isJsonObject, type Json } from '../../kernel/json'
import { child } from './child'
import type { Path, Segment } from './path'

/** Why a path finds nothing, in Jayway's words: they tell apart the last step, one on the way, and a wrong type. */
export function whyMissing({ segments }: Path, start: Json): string {
  let node: Json = start
  for (let at = 0; at < segments.length; at++) {
    const next = child(node, segments[at]!)
    if (next === undefined) return whyMissingAt(segments, at, node)
    node = next
  }
  return noResults(segments)
}

function whyMissingAt(segments: readonly Segment[], at: number, node: Json): string {
  const segment = segments[at]!
  if (segment.kind !== 'member' && segment.kind !== 'members' && segment.kind !== 'index') return noResults(segments)
  if (segment.kind === 'index') return Array.isArray(node) ? noResults(segments) : notAList(segments, at, node)
  if (!isJsonObject(node)) {
    return `Expected to find an object with property ${bracket(segment)} in path ${bracketed(segments, at)}`
  }
  const last = at === segments.length - 1 || segments[at + 1]!.kind === 'function'
  return last ? noResults(segments) : `Missing property in path ${bracketed(segments, at + 1)}`
}

function noResults(segments: readonly Segment[]): string {
  return `No results for path: ${bracketed(segments, segments.length)}`
}

function notAList(segments: readonly Segment[], at: number, node: Json): string {
  if (node === null) return `The path ${bracketed(segments, at)} is null`
  return `Filter: ${bracket(segments[at]!)} can only be applied to arrays. Current context is: ${JSON.stringify(node)}`
}

/** The first segments of a path in the brackets of AWS's messages: `$['a'][0]`. */
function bracketed(segments: readonly Segment[], count: number): string {
  return `$${segments.slice(0, count).map(bracket).join('')}`
}

function bracket(segment: Segment): string {
  switch (segment.kind) {
    case 'member':
      return `['${segment.name}']`
    case 'members':
      return `[${segment.names.map((name) => `'${name}'`).join(',')}]`
    case 'index':
      return `[${segment.index}]`
    case 'indexes':
      return `[${segment.indexes.join(',')}]`
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`
    case 'wildcard':
      return '[*]'
    case 'descend':
      return '..'
    case 'filter':
      return '[?]'
    case 'function':
      return `.${segment.name}()`
  }
}
