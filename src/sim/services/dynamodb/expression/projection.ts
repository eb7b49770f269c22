import { attributeOf, setAttribute, type AttributeValue, type Item } from '../attributeValue'
import { boundPath, clashOf, parsePath, type DocumentPath } from './documentPath'
import { fault } from './expressionFault'
import type { Placeholders } from './placeholders'
import type { TokenStream } from './tokenStream'

/**
 * Reads a projection: paths with commas between them.
 * @throws {ExpressionFault} in AWS's words
 */
export function parseProjection(tokens: TokenStream): readonly DocumentPath[] {
  const paths = [parsePath(tokens)]
  while (tokens.takeSymbol(',')) paths.push(parsePath(tokens))
  tokens.expectEnd()
  return paths
}

/** @throws {ExpressionFault} for names not defined, and for paths that clash */
export function bindProjection(paths: readonly DocumentPath[], placeholders: Placeholders): readonly DocumentPath[] {
  const bound = paths.map((path) => boundPath(path, placeholders))
  const clash = clashOf(bound)
  if (clash !== undefined) fault(clash)
  return bound
}

/** The parts of an item that lie at the paths, inside the maps and lists that lead to them. */
export function project(item: Item, paths: readonly DocumentPath[]): Item {
  const projected: Record<string, AttributeValue> = {}
  for (const [name, steps] of byFirstStep(paths)) {
    const value = attributeOf(item, name as string)
    const part = value && partOf(value, steps)
    if (part) setAttribute(projected, name as string, part)
  }
  return projected
}

type Steps = readonly (string | number)[]

function partOf(value: AttributeValue, ways: readonly Steps[]): AttributeValue | undefined {
  if (ways.some((way) => way.length === 0)) return value
  const further = byFirstStep(ways)
  if ('M' in value) {
    const members: Record<string, AttributeValue> = {}
    for (const [name, steps] of further) {
      const member = typeof name === 'string' ? attributeOf(value.M, name) : undefined
      const part = member && partOf(member, steps)
      if (part) setAttribute(members, name as string, part)
    }
    return Object.keys(members).length === 0 ? undefined : { M: members }
  }
  if ('L' in value) {
    // Elements keep their order and close up: positions say where to look, not where to stand.
    const elements = value.L.flatMap((element, i) => {
      const steps = further.get(i)
      return (steps && partOf(element, steps)) ?? []
    })
    return elements.length === 0 ? undefined : { L: elements }
  }
  return undefined
}

function byFirstStep(paths: readonly Steps[]): ReadonlyMap<string | number, Steps[]> {
  const groups = new Map<string | number, Steps[]>()
  for (const [first, ...rest] of paths) {
    const group = groups.get(first as string | number)
    if (group) group.push(rest)
    else groups.set(first as string | number, [rest])
  }
  return groups
}
