import { Cursor, PathSyntaxError } from '../jsonPath/cursor'
import { parsePath, type Path } from '../jsonPath/jsonPath'
import type { Json } from '../../kernel/json'
import { type IntrinsicName, isIntrinsicName } from './signatures'

export type Argument =
  | { readonly kind: 'literal'; readonly value: Json }
  /** A quoted string with what it was before its escapes were undone: States.Format reads `\{` itself. */
  | { readonly kind: 'string'; readonly value: string; readonly raw: string }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: IntrinsicCall }

/** A parsed call. `text` is the whole expression as written, which error messages repeat. */
export interface IntrinsicCall {
  readonly name: IntrinsicName
  readonly arguments: readonly Argument[]
  readonly text: string
}

export type IntrinsicResult =
  | { readonly call: IntrinsicCall }
  | { readonly error: { readonly message: string; readonly position: number } }

/** Calls may lie ten deep, the outermost counted. */
const MAX_NESTING = 10
const NAME = /States\.[A-Za-z0-9]+/y
const NUMBER = /-?\d+(\.\d+)?([eE][-+]?\d+)?(?![\w.])/y
const WORD = /(true|false|null)(?!\w)/y

const memo = new Map<string, IntrinsicResult>()
const MEMO_LIMIT = 10_000

/** Parses an intrinsic function call, `States.Format('{}', $.name)`. The same text is parsed once. */
export function parseIntrinsic(text: string): IntrinsicResult {
  const known = memo.get(text)
  if (known) return known
  const result = parse(text)
  if (memo.size >= MEMO_LIMIT) memo.clear()
  memo.set(text, result)
  return result
}

function parse(text: string): IntrinsicResult {
  const cursor = new Cursor(text)
  try {
    cursor.skipSpace()
    const call = readCall(cursor, 1)
    cursor.skipSpace()
    if (!cursor.ended) cursor.fail(`Unexpected '${cursor.char}'`)
    return { call }
  } catch (error) {
    if (error instanceof PathSyntaxError) return { error: { message: error.message, position: error.position } }
    throw error
  }
}

function readCall(cursor: Cursor, depth: number): IntrinsicCall {
  const start = cursor.at
  const name = cursor.match(NAME)
  if (name === undefined) cursor.fail('Expected an intrinsic function')
  if (!isIntrinsicName(name)) cursor.fail(`Unknown intrinsic function '${name}'`, start)
  if (depth > MAX_NESTING) cursor.fail(`Intrinsic functions nest at most ${MAX_NESTING} deep`, start)
  cursor.skipSpace()
  cursor.expect('(')
  return { name, arguments: readArguments(cursor, depth), text: cursor.text }
}

function readArguments(cursor: Cursor, depth: number): Argument[] {
  const given: Argument[] = []
  cursor.skipSpace()
  if (cursor.take(')')) return given
  do {
    cursor.skipSpace()
    given.push(readArgument(cursor, depth))
    cursor.skipSpace()
  } while (cursor.take(','))
  cursor.expect(')')
  return given
}

function readArgument(cursor: Cursor, depth: number): Argument {
  if (cursor.char === "'") return readString(cursor)
  if (cursor.char === '$') return { kind: 'path', path: readPathArgument(cursor) }
  const number = cursor.match(NUMBER)
  if (number !== undefined) return { kind: 'literal', value: Number(number) }
  const word = cursor.match(WORD)
  if (word !== undefined) return { kind: 'literal', value: JSON.parse(word) as Json }
  return { kind: 'call', call: readCall(cursor, depth + 1) }
}

/** Only quote, braces and backslash may follow a backslash; AWS refuses the definition otherwise. */
function readString(cursor: Cursor): Argument {
  const start = cursor.at++
  let value = ''
  while (cursor.char !== "'") {
    if (cursor.ended) cursor.fail("The string has no closing '", start)
    if (cursor.take('\\') && !"'{}\\".includes(cursor.char)) cursor.fail(`Illegal escape \\${cursor.char}`)
    value += cursor.char
    cursor.at++
  }
  const raw = cursor.text.slice(start + 1, cursor.at)
  cursor.at++
  return { kind: 'string', value, raw }
}

/** A path ends at the comma or parenthesis that is in none of its own brackets or strings. */
function readPathArgument(cursor: Cursor): Path {
  const start = cursor.at
  let depth = 0
  for (; !cursor.ended; cursor.at++) {
    const char = cursor.char
    if (depth === 0 && (char === ',' || char === ')')) break
    if (char === '[' || char === '(') depth++
    else if (char === ']' || char === ')') depth--
    else if (depth > 0 && (char === "'" || char === '"')) {
      cursor.at++
      cursor.quotedText(char)
      cursor.at--
    }
  }
  const result = parsePath(cursor.text.slice(start, cursor.at).trimEnd())
  return 'path' in result ? result.path : cursor.fail(result.error.message, start + result.error.position)
}
