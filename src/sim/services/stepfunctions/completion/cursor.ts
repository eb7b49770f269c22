import type { Span } from '../../../expression/json/jsonNode'

/** Where in a JSON text a cursor stands, however broken the text is behind it. */
export interface Cursor {
  /** Members and items that lead to the innermost open container. */
  readonly path: readonly (string | number)[]
  /** What may stand here: a member's name, or a value. */
  readonly at: 'name' | 'value'
  /** At a value in an object: the member's name. */
  readonly member?: string
  /** The token that the cursor is in or right behind; of length 0 between tokens. */
  readonly token: Span
}

/** A container that is open at the cursor. */
interface Open {
  readonly kind: 'object' | 'array'
  /** The member whose value comes or came last. */
  member: string
  index: number
  next: 'name' | 'colon' | 'value' | 'comma'
}

const WORD = /[\w.+-]+/y

/** @returns undefined where no name or value may stand: behind one, or outside of everything */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const open: Open[] = []
  let at = 0
  while (at < offset) {
    const char = text[at]!
    const inner = open.at(-1)
    const token = char === '"' ? stringEnd(text, at) : wordEnd(text, at)
    if (token !== undefined) {
      if (token.end > offset || (token.end === offset && !token.closed)) return found(open, at, token.end)
      if (inner) take(inner, text.slice(at, token.end))
      at = token.end
      continue
    }
    if (char === '{') open.push({ kind: 'object', member: '', index: 0, next: 'name' })
    else if (char === '[') open.push({ kind: 'array', member: '', index: 0, next: 'value' })
    else if (char === '}' || char === ']') {
      open.pop()
      const outer = open.at(-1)
      if (outer) outer.next = 'comma'
    } else if (inner && char === ':') inner.next = 'value'
    else if (inner && char === ',') {
      inner.index++
      inner.next = inner.kind === 'object' ? 'name' : 'value'
    }
    at++
  }
  return found(open, offset, offset)
}

/** A string ends at its quote; one without, at the end of its word: the quote may have just been typed. */
function stringEnd(text: string, start: number): { end: number; closed: boolean } {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return { end: at + 1, closed: true }
  }
  return { end: wordEnd(text, start + 1)?.end ?? start + 1, closed: false }
}

function wordEnd(text: string, start: number): { end: number; closed: boolean } | undefined {
  WORD.lastIndex = start
  return WORD.test(text) ? { end: WORD.lastIndex, closed: false } : undefined
}

function take(inner: Open, token: string): void {
  if (inner.kind === 'object' && inner.next === 'name') {
    inner.member = token.replaceAll('"', '')
    inner.next = 'colon'
  } else inner.next = 'comma'
}

function found(open: readonly Open[], start: number, end: number): Cursor | undefined {
  const inner = open.at(-1)
  if (inner?.next !== 'name' && inner?.next !== 'value') return undefined
  const path = open.slice(0, -1).map((each) => (each.kind === 'object' ? each.member : each.index))
  const token = { offset: start, length: end - start }
  if (inner.next === 'name') return { path, at: 'name', token }
  return inner.kind === 'object'
    ? { path, at: 'value', member: inner.member, token }
    : { path: [...path], at: 'value', token }
}
