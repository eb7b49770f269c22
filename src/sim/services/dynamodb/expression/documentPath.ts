import { attributeOf, type AttributeValue, type Item } from '../attributeValue'
import type { Placeholders } from './placeholders'
import { isReservedWord } from './reservedWords'
import type { TokenStream } from './tokenStream'

/**
 * Where a value lies in an item: an attribute's name, then names in maps and positions in lists
 * (`a.b[2]` is `['a', 'b', 2]`). As it is read, a name may still be a placeholder (`#a`).
 */
export type DocumentPath = readonly [string, ...(string | number)[]]

export function parsePath(tokens: TokenStream): DocumentPath {
  const path: [string, ...(string | number)[]] = [parseName(tokens)]
  for (;;) {
    if (tokens.takeSymbol('.')) {
      path.push(parseName(tokens))
    } else if (tokens.takeSymbol('[')) {
      if (tokens.next.kind !== 'integer') tokens.unexpected()
      path.push(Number(tokens.take().text))
      tokens.expectSymbol(']')
    } else {
      return path
    }
  }
}

function parseName(tokens: TokenStream): string {
  const { kind, text } = tokens.next
  if ((kind !== 'word' && kind !== 'name') || isOperatorWord(text)) tokens.unexpected()
  if (isReservedWord(text)) {
    tokens.complain('reserved', `Attribute name is a reserved keyword; reserved keyword: ${text}`)
  }
  return tokens.take().text
}

/** Words that can only be operators: where a name is wanted they are an error of syntax. */
export function isOperatorWord(word: string): boolean {
  return /^(AND|OR|NOT|IN|BETWEEN)$/i.test(word)
}

/** The path with names in place of placeholders. */
export function boundPath(path: DocumentPath, placeholders: Placeholders): DocumentPath {
  if (!path.some((step) => typeof step === 'string' && step.startsWith('#'))) return path
  return path.map((step) =>
    typeof step === 'string' && step.startsWith('#') ? placeholders.nameOf(step) : step,
  ) as unknown as DocumentPath
}

/** The value at a path; undefined where there is none. */
export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value = attributeOf(item, path[0])
  for (let i = 1; i < path.length && value; i++) value = within(value, path[i] as string | number)
  return value
}

function within(value: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined
  return 'M' in value ? attributeOf(value.M, step) : undefined
}

export function samePath(one: DocumentPath, other: DocumentPath): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i])
}

/** A path as AWS prints it: `[a, b, [2]]`. */
export function pathText(path: DocumentPath): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`
}

/**
 * Why these paths may not stand in one expression, in AWS's words; undefined if they may. Two
 * overlap if one leads through the other, and conflict if they part as a list and as a map.
 */
export function clashOf(paths: readonly DocumentPath[]): string | undefined {
  for (const [i, two] of paths.entries()) {
    for (const one of paths.slice(0, i)) {
      const clash = clashBetween(one, two)
      if (!clash) continue
      const which = `path one: ${pathText(one)}, path two: ${pathText(two)}`
      return `Two document paths ${clash} with each other; must remove or rewrite one of these paths; ${which}`
    }
  }
  return undefined
}

function clashBetween(one: DocumentPath, two: DocumentPath): 'overlap' | 'conflict' | undefined {
  const shorter = Math.min(one.length, two.length)
  for (let i = 0; i < shorter; i++) {
    if (typeof one[i] !== typeof two[i]) return 'conflict'
    if (one[i] !== two[i]) return undefined
  }
  return 'overlap'
}
