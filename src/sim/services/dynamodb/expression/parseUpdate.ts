import { CONDITION_FUNCTIONS } from './condition'
import { parsePath } from './documentPath'
import type { TokenStream } from './tokenStream'
import type { SetOperand, Update, UpdateFunction } from './update'

type Parsed = Update<string>
type ParsedOperand = SetOperand<string>

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const

/**
 * Reads an update: its sections in any order, each at most once.
 * @throws {ExpressionFault} in AWS's words
 */
export function parseUpdate(tokens: TokenStream): Parsed {
  const seen = new Set<string>()
  const update = { set: [], remove: [], add: [], delete: [] } as {
    -readonly [section in keyof Parsed]: Growing<Parsed[section]>
  }
  do {
    const section = SECTIONS.find((keyword) => tokens.takeKeyword(keyword)) ?? tokens.unexpected()
    if (seen.has(section)) {
      tokens.complain('section', `The "${section}" section can only be used once in an update expression;`)
    }
    seen.add(section)
    do {
      switch (section) {
        case 'SET':
          update.set.push(parseAssignment(tokens))
          break
        case 'REMOVE':
          update.remove.push(parsePath(tokens))
          break
        case 'ADD':
          update.add.push(parsePair(tokens))
          break
        case 'DELETE':
          update.delete.push(parsePair(tokens))
      }
    } while (tokens.takeSymbol(','))
  } while (tokens.next.kind !== 'end')
  tokens.expectEnd()
  return update
}

type Growing<List> = List extends readonly (infer Member)[] ? Member[] : never

function parseAssignment(tokens: TokenStream) {
  const path = parsePath(tokens)
  tokens.expectSymbol('=')
  return { path, to: parseSum(tokens) }
}

function parsePair(tokens: TokenStream) {
  const path = parsePath(tokens)
  if (tokens.next.kind !== 'value') tokens.unexpected()
  return { path, value: tokens.take().text }
}

function parseSum(tokens: TokenStream): ParsedOperand {
  const left = parseOperand(tokens)
  const operator = tokens.takeSymbol('+') ? '+' : tokens.takeSymbol('-') ? '-' : undefined
  if (!operator) return left
  tokens.countOperator()
  const right = parseOperand(tokens)
  for (const operand of [left, right]) checkNesting(operand, tokens)
  return { kind: 'sum', operator, left, right }
}

function parseOperand(tokens: TokenStream): ParsedOperand {
  if (tokens.next.text === '(') {
    tokens.openGroup()
    const inner = parseSum(tokens)
    tokens.closeGroup()
    return inner
  }
  if (tokens.next.kind === 'value') return { kind: 'value', value: tokens.take().text }
  if (tokens.atCall) return parseCall(tokens)
  return { kind: 'path', path: parsePath(tokens) }
}

function parseCall(tokens: TokenStream): ParsedOperand {
  const name = tokens.take().text
  tokens.countOperator()
  tokens.openGroup()
  const operands = [parseOperand(tokens)]
  while (tokens.takeSymbol(',')) operands.push(parseOperand(tokens))
  tokens.closeGroup()
  checkName(name, tokens)
  for (const operand of operands) checkNesting(operand, tokens)
  return { kind: 'call', name: name as UpdateFunction, operands }
}

function checkName(name: string, tokens: TokenStream): void {
  if (name === 'if_not_exists' || name === 'list_append') return
  const known = Object.hasOwn(CONDITION_FUNCTIONS, name)
  tokens.complain(
    'function',
    known
      ? `The function is not allowed in an update expression; function: ${name}`
      : `Invalid function name; function: ${name}`,
  )
}

/** Inside another function or a sum, only if_not_exists may be called. */
function checkNesting(operand: ParsedOperand, tokens: TokenStream): void {
  if (operand.kind !== 'call' || operand.name === 'if_not_exists') return
  tokens.complain(
    'misuse',
    `The function is not allowed to be used this way in an expression; function: ${operand.name}`,
  )
}
