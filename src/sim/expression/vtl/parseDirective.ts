import type { Cursor } from './cursor'
import { parseExpression, parseOperand } from './parseExpression'
import { parseReference } from './parseReference'
import { parseBlock, type Closing } from './parseTemplate'
import type { Branch, Expression, Node } from './template'

/** What a `#` turns out to be. */
export type Directive =
  | Node
  | { readonly kind: 'comment' }
  | { readonly kind: 'closing'; readonly closing: Closing }

const LINE_COMMENT = /##[^\r\n]*(?:\r\n|\n|\r)?/y
const BLOCK_COMMENT = /#\*[^]*?\*#/y
const UNPARSED = /#\[\[[^]*?\]\]#/y
const NAME = /#(@?)(?:\{([A-Za-z_]\w*)\}|([A-Za-z_][\w-]*))/y

export function parseDirective(cursor: Cursor): Directive {
  const at = cursor.at
  if (cursor.match(LINE_COMMENT) !== undefined || cursor.match(BLOCK_COMMENT) !== undefined) return { kind: 'comment' }
  const unparsed = cursor.match(UNPARSED)
  if (unparsed !== undefined) return { kind: 'text', text: unparsed.slice(3, -3) }
  const mark = cursor.match(NAME)
  if (mark === undefined) {
    cursor.at++
    return { kind: 'text', text: '#' }
  }
  const name = mark.replace(/[#@{}]/g, '')
  return mark.startsWith('#@') ? parseCall(cursor, name, at) : parseNamed(cursor, name, mark, at)
}

function parseNamed(cursor: Cursor, name: string, mark: string, at: number): Directive {
  switch (name) {
    case 'set':
      return parseSet(cursor)
    case 'if':
      return parseIf(cursor, at)
    case 'foreach':
      return parseForeach(cursor, at)
    case 'end':
    case 'else':
      cursor.skipRestOfLine()
      return { kind: 'closing', closing: { name, at } }
    case 'elseif':
      return { kind: 'closing', closing: { name, at } }
    case 'macro':
      return parseMacro(cursor, at)
    case 'define':
      return parseDefine(cursor, at)
    case 'evaluate': {
      const value = inParentheses(cursor, name, () => parseOperand(cursor))
      return { kind: 'evaluate', value, at }
    }
    case 'literal':
      return parseLiteral(cursor, at)
    case 'break':
    case 'stop':
      return { kind: name }
    case 'include':
    case 'parse':
      return cursor.fail(`#${name} has no files to read`, at)
  }
  const afterName = cursor.at
  cursor.skipBlanks()
  if (cursor.char === '(') {
    cursor.at = afterName
    return parseCall(cursor, name, at)
  }
  cursor.at = afterName
  return { kind: 'call', name, arguments: [], source: mark, body: undefined }
}

/** Takes `(`, what is inside, `)` and the rest of the line if it is blank. */
function inParentheses<Inside>(cursor: Cursor, name: string, parse: () => Inside): Inside {
  cursor.skipBlanks()
  cursor.expect('(', `behind #${name}`)
  cursor.skipSpace()
  const inside = parse()
  cursor.skipSpace()
  cursor.expect(')', `to close #${name}`)
  cursor.skipRestOfLine()
  return inside
}

function parseSet(cursor: Cursor): Node {
  return inParentheses(cursor, 'set', () => {
    const target = parseReference(cursor) ?? cursor.fail('was expecting a reference to set')
    cursor.skipSpace()
    cursor.expect('=', 'behind the reference to set')
    return { kind: 'set', target, value: parseExpression(cursor) }
  })
}

function parseIf(cursor: Cursor, at: number): Node {
  const branches: Branch[] = []
  let name = 'if'
  for (;;) {
    const condition = inParentheses(cursor, name, () => parseExpression(cursor))
    const { nodes, closing } = parseBlock(cursor)
    branches.push({ condition, body: nodes })
    if (!closing) return cursor.fail('#if has no #end', at)
    if (closing.name === 'end') return { kind: 'if', branches, otherwise: undefined }
    if (closing.name === 'else') return { kind: 'if', branches, otherwise: parseBody(cursor, 'else', at) }
    name = 'elseif'
  }
}

/** A block that only `#end` ends. */
function parseBody(cursor: Cursor, name: string, at: number): Node[] {
  const { nodes, closing } = parseBlock(cursor)
  if (!closing) return cursor.fail(`#${name} has no #end`, at)
  return closing.name === 'end' ? nodes : cursor.fail(`#${closing.name} does not belong to an #if`, closing.at)
}

function parseForeach(cursor: Cursor, at: number): Node {
  const [name, over] = inParentheses(cursor, 'foreach', (): [string, Expression] => {
    const element = parseReference(cursor) ?? cursor.fail('was expecting a reference for the elements')
    cursor.skipSpace()
    cursor.expect('in', 'behind the reference for the elements')
    return [element.name, parseOperand(cursor)]
  })
  return { kind: 'foreach', name, over, body: parseBody(cursor, 'foreach', at) }
}

function parseDefine(cursor: Cursor, at: number): Node {
  const { name } = inParentheses(cursor, 'define', () => parseReference(cursor) ?? cursor.fail('was expecting a reference to define'))
  return { kind: 'define', name, body: parseBody(cursor, 'define', at) }
}

const COMMA = /[\s,]*/y

function parseMacro(cursor: Cursor, at: number): Node {
  const [name, parameters] = inParentheses(cursor, 'macro', (): [string, string[]] => {
    const macro = cursor.identifier() ?? cursor.fail('was expecting the name of the macro')
    const names: string[] = []
    for (cursor.match(COMMA); cursor.char === '$'; cursor.match(COMMA)) names.push(parseReference(cursor)?.name ?? cursor.fail('was expecting a parameter'))
    return [macro, names]
  })
  return { kind: 'macro', name, parameters, body: parseBody(cursor, 'macro', at) }
}

/** A call of a macro with arguments: which it is, and whether there is one, shows when it is rendered. */
function parseCall(cursor: Cursor, name: string, at: number): Node {
  const given: Expression[] = []
  const withBody = cursor.text.charAt(at + 1) === '@'
  cursor.skipBlanks()
  cursor.expect('(', `behind #${name}`)
  for (cursor.match(COMMA); !cursor.ended && cursor.char !== ')'; cursor.match(COMMA)) given.push(parseOperand(cursor))
  cursor.expect(')', `to close #${name}`)
  const source = cursor.text.slice(at, cursor.at)
  cursor.skipRestOfLine()
  return { kind: 'call', name, arguments: given, source, body: withBody ? parseBody(cursor, name, at) : undefined }
}

/** What `#literal() … #end` holds is printed as it stands. */
function parseLiteral(cursor: Cursor, at: number): Node {
  inParentheses(cursor, 'literal', () => undefined)
  const start = cursor.at
  const body = parseBlock(cursor)
  if (body.closing?.name !== 'end') return cursor.fail('#literal has no #end', at)
  return { kind: 'text', text: cursor.text.slice(start, body.closing.at) }
}
