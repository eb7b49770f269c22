import { Cursor, PathSyntaxError } from './cursor'
import { parseFilter } from './parseFilter'
import { makePath, type Path, type Segment } from './path'

const VARIABLE_NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy
/** A name after a dot ends at the next dot, bracket or call; inside a filter, at an operator too. */
const PLAIN_NAME = /[^.[( ]+/y
const FILTER_NAME = /[^.[( )\]=<>!~&|,]+/y

/** Paths of running machines come from few definitions; the bound only guards against generated ones. */
const MEMO_LIMIT = 10_000
const memo = new Map<string, PathResult>()

export type PathResult =
  | { readonly path: Path }
  | { readonly error: { readonly message: string; readonly position: number } }

/**
 * Compiles a path: `$…` over the input, `$$…` over the Context object, `$name…` over a variable.
 * The same text is compiled once.
 */
export function parsePath(text: string): PathResult {
  const known = memo.get(text)
  if (known) return known
  const result = compile(text)
  if (memo.size >= MEMO_LIMIT) memo.clear()
  memo.set(text, result)
  return result
}

function compile(text: string): PathResult {
  const cursor = new Cursor(text)
  try {
    const path = readPath(cursor, false)
    if (!cursor.ended) cursor.fail(`Unexpected '${cursor.char}'`)
    return { path }
  } catch (error) {
    if (error instanceof PathSyntaxError) return { error: { message: error.message, position: error.position } }
    if (error instanceof RangeError) return { error: { message: 'The path nests too deeply', position: cursor.at } }
    throw error
  }
}

/** Reads a path up to where it ends; a path in a filter may start with `@` and ends before an operator. */
export function readPath(cursor: Cursor, inFilter: boolean): Path {
  const start = cursor.at
  const root = readRoot(cursor, inFilter)
  const segments: Segment[] = []
  for (;;) {
    if (cursor.take('..')) {
      segments.push({ kind: 'descend' })
      if (cursor.char !== '[') segments.push(readNamed(cursor, inFilter))
    } else if (cursor.take('.')) {
      // `$.[0]` and `$.['a']`: the dot adds nothing.
      if (cursor.char !== '[') segments.push(readNamed(cursor, inFilter))
    } else if (cursor.take('[')) {
      segments.push(readBracket(cursor))
    } else break
    if (segments[segments.length - 1]?.kind === 'function') break
  }
  if (segments[segments.length - 1]?.kind === 'descend') cursor.fail("A path must not end with '..'")
  return makePath(cursor.text.slice(start, cursor.at), root, segments)
}

function readRoot(cursor: Cursor, inFilter: boolean): string {
  if (inFilter && cursor.take('@')) return '@'
  if (cursor.take('$$')) return '$$'
  if (!cursor.take('$')) cursor.fail("A path starts with '$'")
  const name = cursor.match(VARIABLE_NAME)
  return name === undefined ? '$' : `$${name}`
}

function readNamed(cursor: Cursor, inFilter: boolean): Segment {
  if (cursor.take('*')) return { kind: 'wildcard' }
  const name = cursor.match(inFilter ? FILTER_NAME : PLAIN_NAME)
  if (name === undefined) cursor.fail(cursor.ended ? "A path must not end with '.'" : 'Expected a name')
  if (cursor.take('(')) {
    cursor.skipSpace()
    cursor.expect(')')
    return { kind: 'function', name }
  }
  if (cursor.char === ' ' && !inFilter) cursor.fail("Use brackets for a name with blanks, as in ['my name'],")
  return { kind: 'member', name }
}

function readBracket(cursor: Cursor): Segment {
  cursor.skipSpace()
  const segment = readSelector(cursor)
  cursor.skipSpace()
  cursor.expect(']')
  return segment
}

function readSelector(cursor: Cursor): Segment {
  if (cursor.take('*')) return { kind: 'wildcard' }
  if (cursor.char === "'" || cursor.char === '"') return readNames(cursor)
  if (cursor.take('?')) return { kind: 'filter', filter: parseFilter(cursor) }
  return readNumbers(cursor)
}

function readNames(cursor: Cursor): Segment {
  const names: string[] = []
  do {
    cursor.skipSpace()
    const quote = cursor.char
    if (quote !== "'" && quote !== '"') cursor.fail('Expected a quoted name')
    cursor.at++
    names.push(cursor.quotedName(quote))
    cursor.skipSpace()
  } while (cursor.take(','))
  const [only] = names
  return names.length === 1 && only !== undefined ? { kind: 'member', name: only } : { kind: 'members', names }
}

function readNumbers(cursor: Cursor): Segment {
  const first = readInteger(cursor)
  cursor.skipSpace()
  if (cursor.take(':')) {
    cursor.skipSpace()
    const to = readInteger(cursor)
    if (first === undefined && to === undefined) cursor.fail('A slice needs a start or an end')
    return { kind: 'slice', from: first, to }
  }
  if (first === undefined) cursor.fail('Expected an index, a slice, a quoted name, a filter or *')
  const indexes = [first]
  while (cursor.take(',')) {
    cursor.skipSpace()
    indexes.push(readInteger(cursor) ?? cursor.fail('Expected an index'))
    cursor.skipSpace()
  }
  return indexes.length === 1 ? { kind: 'index', index: first } : { kind: 'indexes', indexes }
}

function readInteger(cursor: Cursor): number | undefined {
  const digits = cursor.match(/-?\d+/y)
  return digits === undefined ? undefined : Number(digits)
}
