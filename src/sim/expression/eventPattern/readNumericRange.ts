import type { JsonNode } from '../json/jsonNode'
import { endOf, refuseAt } from './patternComplaint'
import { LARGEST_NUMBER, type NumberBound, type ValueTest } from './valueTest'

/** Reads `["=", 5]`, `["<", 10]`, `[">", 0, "<=", 5]`. */
export function readNumericRange(value: JsonNode): ValueTest {
  if (value.kind !== 'array') return refuseAt(endOf(value), 'Value of numeric must be an array.')
  const [operator, bound, ...rest] = value.items
  if (operator?.kind !== 'string') return refuseAt(endOf(operator ?? value), `Invalid member in numeric match: ${shown(operator)}`)
  const first = operator.value
  if (!isOperator(first)) return refuseAt(endOf(operator), `Unrecognized numeric range operator: ${first}`)
  const bottom: NumberBound = { operator: first, value: numberOf(bound, first === '=' ? 'equals' : first, endOf(value)) }
  if (rest.length === 0) return { kind: 'numeric', bounds: [bottom] }
  if (first !== '>' && first !== '>=') return refuseAt(endOf(rest[0]!), 'Too many elements in numeric expression')
  return { kind: 'numeric', bounds: [bottom, upperBound(rest, bottom.value, endOf(value))] }
}

function upperBound([operator, bound, ...surplus]: readonly JsonNode[], bottom: number, end: number): NumberBound {
  if (operator?.kind !== 'string') return refuseAt(endOf(operator!), `Bad value in numeric range: ${shown(operator)}`)
  const second = operator.value
  if (second !== '<' && second !== '<=') return refuseAt(endOf(operator), `Bad numeric range operator: ${second}`)
  const top = numberOf(bound, second, end)
  if (surplus[0]) refuseAt(endOf(surplus[0]), 'Too many terms in numeric range expression')
  if (bottom >= top) refuseAt(end, 'Bottom must be less than top')
  return { operator: second, value: top }
}

function isOperator(text: string): text is NumberBound['operator'] {
  return ['=', '<', '<=', '>', '>='].includes(text)
}

function numberOf(node: JsonNode | undefined, operator: string, end: number): number {
  if (node?.kind !== 'number') return refuseAt(node ? endOf(node) : end, `Value of ${operator} must be numeric`)
  return checkedNumber(node.value, endOf(node))
}

/** @throws {PatternComplaint} where AWS cannot compare the number */
export function checkedNumber(value: number, offset: number): number {
  if (Math.abs(value) <= LARGEST_NUMBER) return value
  return refuseAt(offset, 'Value must be between -5.0E9 and 5.0E9, inclusive')
}

/** What the parser shows of the token it stands at. */
function shown(node: JsonNode | undefined): string {
  switch (node?.kind) {
    case 'number':
    case 'boolean':
      return String(node.value)
    case 'string':
      return node.value
    case 'null':
      return 'null'
    case 'object':
      return '{'
    case 'array':
      return '['
    default:
      return ']'
  }
}
