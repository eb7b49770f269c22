import type { Cursor } from './cursor'
import { parseReference } from './parseReference'
import { parseText } from './parseTemplate'
import type { BinaryOperator, Expression, Node } from './template'

/** From the loosest to the tightest; the words are for those who may not write `<` or `&`. */
const LEVELS: readonly (readonly (readonly [sign: RegExp, operator: BinaryOperator])[])[] = [
  [[/\|\||or\b/y, '||']],
  [[/&&|and\b/y, '&&']],
  [
    [/==|eq\b/y, '=='],
    [/!=|ne\b/y, '!='],
  ],
  [
    [/<=|le\b/y, '<='],
    [/>=|ge\b/y, '>='],
    [/<|lt\b/y, '<'],
    [/>|gt\b/y, '>'],
  ],
  [
    [/\+/y, '+'],
    // Before a digit the sign belongs to the number, as in Velocity: `4 -1` is an error there too.
    [/-(?![\d.])/y, '-'],
  ],
  [
    [/\*/y, '*'],
    [/\//y, '/'],
    [/%/y, '%'],
  ],
]

const DOUBLE = /-?(?:\d+\.(?!\.)\d*|\.\d+)(?:[eE][+-]?\d+)?|-?\d+[eE][+-]?\d+/y
const INTEGER = /-?\d+/y

/** What stands behind `#set(… =` or in `#if(…)`. */
export function parseExpression(cursor: Cursor): Expression {
  return parseLevel(cursor, 0)
}

function parseLevel(cursor: Cursor, level: number): Expression {
  const signs = LEVELS[level]
  if (!signs) return parseUnary(cursor)
  let left = parseLevel(cursor, level + 1)
  for (;;) {
    cursor.skipSpace()
    const operator = signs.find(([sign]) => cursor.match(sign) !== undefined)?.[1]
    if (operator === undefined) return left
    left = { kind: 'binary', operator, left, right: parseLevel(cursor, level + 1) }
  }
}

const NOT = /!|not\b/y

function parseUnary(cursor: Cursor): Expression {
  cursor.skipSpace()
  if (cursor.match(NOT) !== undefined) return { kind: 'not', operand: cursor.inside(() => parseUnary(cursor)) }
  if (!cursor.take('(')) return parseOperand(cursor)
  const inner = cursor.inside(() => parseExpression(cursor))
  cursor.skipSpace()
  cursor.expect(')', 'behind an expression')
  return inner
}

const TRUTH = /(?:true|false)\b/y

/** What may stand alone: in lists, as an index, as an argument. There is no arithmetic in those places. */
export function parseOperand(cursor: Cursor): Expression {
  cursor.skipSpace()
  const { char } = cursor
  if (char === '$') {
    const reference = cursor.inside(() => parseReference(cursor))
    return reference ?? cursor.fail('was expecting a reference')
  }
  if (char === '"' || char === "'") return parseString(cursor)
  if (char === '[') return cursor.inside(() => parseList(cursor))
  if (char === '{') return cursor.inside(() => parseMap(cursor))
  const truth = cursor.match(TRUTH)
  if (truth !== undefined) return { kind: 'constant', value: truth === 'true' }
  const double = cursor.match(DOUBLE)
  if (double !== undefined) return { kind: 'constant', value: { double: Number(double) } }
  const integer = cursor.match(INTEGER)
  if (integer === undefined) return cursor.fail('was expecting a value')
  const value = Number(integer)
  return { kind: 'constant', value: Number.isSafeInteger(value) ? value + 0 : BigInt(integer) }
}

/** `"` interpolates, `'` does not; in either the doubled quote is one of the text, and `\` means nothing. */
function parseString(cursor: Cursor): Expression {
  const quote = cursor.char
  const start = cursor.at
  cursor.at++
  let value = ''
  for (;;) {
    const end = cursor.text.indexOf(quote, cursor.at)
    if (end < 0) cursor.fail('a string has no end', start)
    value += cursor.text.slice(cursor.at, end)
    cursor.at = end + 1
    if (!cursor.take(quote)) break
    value += quote
  }
  if (quote === "'" || !/[$#]/.test(value)) return { kind: 'constant', value }
  const nodes: readonly Node[] = parseText(value, start + 1)
  return { kind: 'interpolated', nodes }
}

function parseList(cursor: Cursor): Expression {
  cursor.at++
  cursor.skipSpace()
  if (cursor.take(']')) return { kind: 'list', items: [] }
  const items = [parseOperand(cursor)]
  cursor.skipSpace()
  if (cursor.take('..')) {
    const range: Expression = { kind: 'range', from: bound(cursor, items[0]!), to: bound(cursor, parseOperand(cursor)) }
    cursor.skipSpace()
    cursor.expect(']', 'behind a range')
    return range
  }
  while (cursor.take(',')) {
    items.push(parseOperand(cursor))
    cursor.skipSpace()
  }
  cursor.expect(']', 'behind a list')
  return { kind: 'list', items }
}

function bound(cursor: Cursor, expression: Expression): Expression {
  const fits = expression.kind === 'reference' || (expression.kind === 'constant' && typeof expression.value === 'number')
  return fits ? expression : cursor.fail('was expecting a whole number or a reference as the bound of a range')
}

function parseMap(cursor: Cursor): Expression {
  cursor.at++
  const entries: [Expression, Expression][] = []
  cursor.skipSpace()
  if (cursor.take('}')) return { kind: 'map', entries }
  do {
    const key = parseOperand(cursor)
    cursor.skipSpace()
    cursor.expect(':', 'behind a key')
    entries.push([key, parseOperand(cursor)])
    cursor.skipSpace()
  } while (cursor.take(','))
  cursor.expect('}', 'behind a map')
  return { kind: 'map', entries }
}
