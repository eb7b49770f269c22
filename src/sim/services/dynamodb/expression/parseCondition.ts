import { CONDITION_FUNCTIONS, type Comparator, type Condition, type ConditionFunction, type Operand } from './condition'
import { isOperatorWord, parsePath } from './documentPath'
import type { TokenStream } from './tokenStream'

type Parsed = Condition<string>
type ParsedOperand = Operand<string>

/**
 * Reads a condition: OR binds loosest, then AND, then NOT, then comparisons.
 * @throws {ExpressionFault} in AWS's words
 */
export function parseCondition(tokens: TokenStream): Parsed {
  const condition = asCondition(parseOr(tokens), tokens)
  tokens.expectEnd()
  return condition
}

/**
 * Between parentheses there may stand a condition or an operand (`(a) = :v`), and which of them is
 * known at the end only. So all levels hand an operand through where nothing is done with it.
 */
type Either = Parsed | ParsedOperand

function parseOr(tokens: TokenStream): Either {
  return parseChain(tokens, 'or', parseAnd)
}

function parseAnd(tokens: TokenStream): Either {
  return parseChain(tokens, 'and', parseNot)
}

function parseChain(tokens: TokenStream, kind: 'and' | 'or', parseLink: (tokens: TokenStream) => Either): Either {
  const first = parseLink(tokens)
  if (!tokens.atKeyword(kind.toUpperCase())) return first
  const conditions = [asCondition(first, tokens)]
  while (tokens.takeKeyword(kind.toUpperCase())) {
    tokens.countOperator()
    conditions.push(asCondition(parseLink(tokens), tokens))
  }
  return { kind, conditions }
}

function parseNot(tokens: TokenStream): Either {
  if (!tokens.takeKeyword('NOT')) return parseComparison(tokens)
  tokens.countOperator()
  return { kind: 'not', condition: asCondition(parseNot(tokens), tokens) }
}

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>='])

function parseComparison(tokens: TokenStream): Either {
  const left = parsePrimary(tokens)
  if (tokens.next.kind === 'symbol' && COMPARATORS.has(tokens.next.text)) {
    const operand = asOperand(left, tokens)
    const comparator = tokens.take().text as Comparator
    tokens.countOperator()
    return { kind: 'comparison', comparator, left: operand, right: parseOperand(tokens) }
  }
  if (tokens.atKeyword('BETWEEN')) {
    const operand = asOperand(left, tokens)
    tokens.take()
    tokens.countOperator()
    const low = parseOperand(tokens)
    tokens.expectKeyword('AND')
    return { kind: 'between', operand, low, high: parseOperand(tokens) }
  }
  if (tokens.atKeyword('IN')) {
    const operand = asOperand(left, tokens)
    tokens.take()
    tokens.countOperator()
    tokens.openGroup()
    const list = parseOperands(tokens)
    tokens.closeGroup()
    return { kind: 'in', operand, list }
  }
  return left
}

function parseOperand(tokens: TokenStream): ParsedOperand {
  return asOperand(parsePrimary(tokens), tokens)
}

function parsePrimary(tokens: TokenStream): Either {
  if (tokens.next.text === '(') {
    tokens.openGroup()
    const inner = parseOr(tokens)
    tokens.closeGroup()
    return inner
  }
  if (tokens.next.kind === 'value') return { kind: 'value', value: tokens.take().text }
  if (tokens.atCall && !isOperatorWord(tokens.next.text)) return parseCall(tokens)
  return { kind: 'path', path: parsePath(tokens) }
}

function parseCall(tokens: TokenStream): Either {
  const name = tokens.take().text
  tokens.countOperator()
  tokens.openGroup()
  const operands = parseOperands(tokens)
  tokens.closeGroup()
  checkName(name, tokens)
  return { kind: 'call', name: name as ConditionFunction, operands }
}

function checkName(name: string, tokens: TokenStream): void {
  if (Object.hasOwn(CONDITION_FUNCTIONS, name)) return
  const known = name === 'if_not_exists' || name === 'list_append'
  const complaint = known ? 'The function is not allowed in a condition expression' : 'Invalid function name'
  tokens.complain('function', `${complaint}; function: ${name}`)
}

/** Operands with commas between them. */
function parseOperands(tokens: TokenStream): ParsedOperand[] {
  const operands = [parseOperand(tokens)]
  while (tokens.takeSymbol(',')) operands.push(parseOperand(tokens))
  return operands
}

function asCondition(either: Either, tokens: TokenStream): Parsed {
  if (either.kind === 'path' || either.kind === 'value') tokens.unexpected()
  if (either.kind === 'call' && either.name === 'size') complainOfMisuse(tokens, 'size')
  return either
}

function asOperand(either: Either, tokens: TokenStream): ParsedOperand {
  if (either.kind !== 'path' && either.kind !== 'value' && either.kind !== 'call') tokens.unexpected()
  if (either.kind === 'call' && either.name !== 'size') complainOfMisuse(tokens, either.name)
  return either
}

function complainOfMisuse(tokens: TokenStream, name: string): void {
  tokens.complain('misuse', `The function is not allowed to be used this way in an expression; function: ${name}`)
}
