import type { Json } from '../../kernel/json'
import { compileRegex, RegexError } from '../linearRegex'
import type { Cursor } from './cursor'
import type { Filter, Operand, Operator } from './filter'
import { readPath } from './parsePath'

/** Longest first, so that none is taken for the beginning of another. */
const SYMBOLS = ['===', '!==', '==', '!=', '<=', '>=', '=~', '<', '>'] as const
const WORDS: readonly Operator[] = ['in', 'nin', 'contains', 'all', 'size', 'empty', 'subsetof', 'anyof', 'noneof']
const WORD = /[A-Za-z]+/y
const NUMBER = /-?\d+(\.\d+)?([eE][-+]?\d+)?/y
const BARE_LITERALS: Readonly<Record<string, Json>> = { true: true, false: false, null: null }

/** Reads `(…)` after a `?`: comparisons and existence tests under `&&`, `||` and `!`. */
export function parseFilter(cursor: Cursor): Filter {
  cursor.skipSpace()
  cursor.expect('(')
  const filter = readOr(cursor)
  cursor.expect(')')
  return filter
}

function readOr(cursor: Cursor): Filter {
  const filters = [readAnd(cursor)]
  while (cursor.take('||')) filters.push(readAnd(cursor))
  const [only] = filters
  return filters.length === 1 && only ? only : { kind: 'or', filters }
}

function readAnd(cursor: Cursor): Filter {
  const filters = [readTerm(cursor)]
  while (cursor.take('&&')) filters.push(readTerm(cursor))
  const [only] = filters
  return filters.length === 1 && only ? only : { kind: 'and', filters }
}

function readTerm(cursor: Cursor): Filter {
  cursor.skipSpace()
  let filter: Filter
  if (cursor.take('!')) {
    filter = { kind: 'not', filter: readTerm(cursor) }
  } else if (cursor.take('(')) {
    filter = readOr(cursor)
    cursor.expect(')')
  } else {
    filter = readComparison(cursor)
  }
  cursor.skipSpace()
  return filter
}

function readComparison(cursor: Cursor): Filter {
  const start = cursor.at
  const left = readOperand(cursor)
  cursor.skipSpace()
  const operator = readOperator(cursor)
  if (operator === undefined) {
    if (left.kind !== 'path') cursor.fail('A literal alone is not a condition', start)
    return { kind: 'exists', path: left.path }
  }
  cursor.skipSpace()
  const right = readOperand(cursor)
  if (operator === '=~' && left.kind !== 'pattern' && right.kind !== 'pattern') {
    cursor.fail('=~ needs a pattern such as /a.*/i')
  }
  return { kind: 'compare', left, operator, right }
}

function readOperator(cursor: Cursor): Operator | undefined {
  for (const symbol of SYMBOLS) if (cursor.take(symbol)) return symbol
  const start = cursor.at
  const word = cursor.match(WORD)
  if (word === undefined) return undefined
  const operator = WORDS.find((known) => known === word.toLowerCase())
  return operator ?? cursor.fail(`Unknown operator '${word}'`, start)
}

function readOperand(cursor: Cursor): Operand {
  const char = cursor.char
  if (char === '@' || char === '$') return { kind: 'path', path: readPath(cursor, true) }
  if (char === '/') return readPattern(cursor)
  return { kind: 'literal', value: readLiteral(cursor) }
}

function readLiteral(cursor: Cursor): Json {
  cursor.skipSpace()
  const quote = cursor.char
  if (quote === "'" || quote === '"') {
    cursor.at++
    return cursor.quotedText(quote)
  }
  if (cursor.take('[')) return readList(cursor)
  if (cursor.char === '{') return readObject(cursor)
  const digits = cursor.match(NUMBER)
  if (digits !== undefined) return Number(digits)
  const start = cursor.at
  const word = cursor.match(WORD)
  const value = word === undefined ? undefined : BARE_LITERALS[word]
  return value === undefined ? cursor.fail('Expected a path, string, number, boolean, null or list', start) : value
}

function readList(cursor: Cursor): Json {
  const items: Json[] = []
  cursor.skipSpace()
  if (cursor.take(']')) return items
  do {
    items.push(readLiteral(cursor))
    cursor.skipSpace()
  } while (cursor.take(','))
  cursor.expect(']')
  return items
}

function readObject(cursor: Cursor): Json {
  const start = cursor.at
  let depth = 0
  do {
    const char = cursor.char
    if (cursor.ended) cursor.fail('The object has no closing }', start)
    cursor.at++
    if (char === '{') depth++
    else if (char === '}') depth--
    else if (char === '"') cursor.quotedText('"')
  } while (depth > 0)
  try {
    return JSON.parse(cursor.text.slice(start, cursor.at)) as Json
  } catch {
    return cursor.fail('Expected a JSON object', start)
  }
}

function readPattern(cursor: Cursor): Operand {
  const start = cursor.at
  const written = cursor.match(/\/((?:[^\\/]|\\.)*)\/[a-zA-Z]*/y)
  if (written === undefined) cursor.fail('The pattern has no closing /', start)
  const end = written.lastIndexOf('/')
  try {
    return { kind: 'pattern', regex: compileRegex(written.slice(1, end), written.slice(end + 1)) }
  } catch (error) {
    if (error instanceof RegexError) return cursor.fail(error.message, start)
    throw error
  }
}
