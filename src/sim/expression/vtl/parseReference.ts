import type { Cursor } from './cursor'
import { parseOperand } from './parseExpression'
import type { Expression, Reference, Step } from './template'

const START = /\$!?\{?(?!(?:true|false)\b)(?=[A-Za-z_])/y
const PROPERTY = /\.(?=[A-Za-z_])/y

/** A reference, if one begins here; a `$` that begins none is text. */
export function parseReference(cursor: Cursor): Reference | undefined {
  const at = cursor.at
  const start = cursor.match(START)
  if (start === undefined) return undefined
  const name = cursor.identifier()!
  const steps: Step[] = []
  for (;;) {
    const step = parseStep(cursor)
    if (!step) break
    steps.push(step)
  }
  if (start.endsWith('{')) cursor.expect('}', `behind ${cursor.text.slice(at, cursor.at)}`)
  return { kind: 'reference', source: cursor.text.slice(at, cursor.at), quiet: start.includes('!'), name, steps, at }
}

function parseStep(cursor: Cursor): Step | undefined {
  if (cursor.take('[')) {
    const index = parseOperand(cursor)
    cursor.skipSpace()
    cursor.expect(']', 'behind an index')
    return { kind: 'index', index }
  }
  if (cursor.match(PROPERTY) === undefined) return undefined
  const name = cursor.identifier()!
  if (!cursor.take('(')) return { kind: 'property', name }
  return { kind: 'method', name, arguments: parseArguments(cursor) }
}

function parseArguments(cursor: Cursor): Expression[] {
  const given: Expression[] = []
  cursor.skipSpace()
  if (cursor.take(')')) return given
  do {
    given.push(parseOperand(cursor))
    cursor.skipSpace()
  } while (cursor.take(','))
  cursor.expect(')', 'behind the arguments')
  return given
}
