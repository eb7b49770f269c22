import { numberOf } from '../../../../facts/facts'
import { compareValues } from './compareValues'
import { CONDITION_FUNCTIONS, type Call, type Comparator, type Condition, type Operand } from './condition'
import { boundPath, pathText, samePath } from './documentPath'
import { fault } from './expressionFault'
import type { Placeholders } from './placeholders'
import { contentOf, typeOf, type AttributeValue, type DataType } from '../attributeValue'

export type BoundCondition = Condition<AttributeValue>
type BoundOperand = Operand<AttributeValue>

/** The most values that IN compares with. */
const MOST_IN_LIST = numberOf('dynamodb.expression.in.limit')

/**
 * The condition with the request's names and values in it, checked as far as it can be without an item.
 * @throws {ExpressionFault} in AWS's words
 */
export function bindCondition(condition: Condition<string>, placeholders: Placeholders): BoundCondition {
  const bind = (operand: Operand<string>) => bindOperand(operand, placeholders)
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map((part) => bindCondition(part, placeholders)) }
    case 'not':
      return { ...condition, condition: bindCondition(condition.condition, placeholders) }
    case 'comparison': {
      const bound = { ...condition, left: bind(condition.left), right: bind(condition.right) }
      checkComparison(bound.comparator, bound.left, bound.right)
      return bound
    }
    case 'between': {
      const bound = {
        ...condition,
        operand: bind(condition.operand),
        low: bind(condition.low),
        high: bind(condition.high),
      }
      for (const operand of [bound.operand, bound.low, bound.high])
        checkOrdered('operator or function: BETWEEN', operand)
      checkBounds(bound.low, bound.high)
      return bound
    }
    case 'in': {
      const bound = { ...condition, operand: bind(condition.operand), list: condition.list.map(bind) }
      if (bound.list.length > MOST_IN_LIST) {
        fault(`The IN operator is provided with too many operands; number of operands: ${bound.list.length}`)
      }
      for (const member of bound.list) checkDistinct('IN', bound.operand, member)
      return bound
    }
    case 'call':
      return bindCall(condition, placeholders)
  }
}

function bindOperand(operand: Operand<string>, placeholders: Placeholders): BoundOperand {
  switch (operand.kind) {
    case 'path':
      return { kind: 'path', path: boundPath(operand.path, placeholders) }
    case 'value':
      return { kind: 'value', value: placeholders.valueOf(operand.value) }
    case 'call':
      return bindCall(operand, placeholders)
  }
}

function bindCall(call: Call<string>, placeholders: Placeholders): Call<AttributeValue> {
  const bound = { ...call, operands: call.operands.map((operand) => bindOperand(operand, placeholders)) }
  checkCall(bound)
  return bound
}

function checkComparison(comparator: Comparator, left: BoundOperand, right: BoundOperand): void {
  checkDistinct(comparator, left, right)
  if (comparator === '=' || comparator === '<>') return
  for (const operand of [left, right]) checkOrdered(`operator or function: ${comparator}`, operand)
}

/** Only texts, numbers and bytes have an order. */
function checkOrdered(operator: string, operand: BoundOperand): void {
  const type = typeKnown(operand)
  if (type && type !== 'S' && type !== 'N' && type !== 'B') wrongType(operator, type)
}

function checkDistinct(operator: string, one: BoundOperand, other: BoundOperand): void {
  if (one.kind !== 'path' || other.kind !== 'path' || !samePath(one.path, other.path)) return
  fault(
    'The first operand must be distinct from the remaining operands for this operator or function; ' +
      `operator: ${operator}, first operand: ${pathText(one.path)}`,
  )
}

function checkBounds(low: BoundOperand, high: BoundOperand): void {
  if (low.kind !== 'value' || high.kind !== 'value') return
  const bounds = `lower bound operand: AttributeValue: ${valueText(low.value)}, upper bound operand: AttributeValue: ${valueText(high.value)}`
  const order = compareValues(low.value, high.value)
  if (order === undefined) fault(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`)
  if (order > 0)
    fault(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`)
}

function valueText(value: AttributeValue): string {
  return `{${typeOf(value)}:${String(contentOf(value))}}`
}

function checkCall({ name, operands }: Call<AttributeValue>): void {
  const called = `operator or function: ${name}`
  if (operands.length !== CONDITION_FUNCTIONS[name]) {
    fault(`Incorrect number of operands for operator or function; ${called}, number of operands: ${operands.length}`)
  }
  const [first, second] = operands as [BoundOperand, BoundOperand | undefined]
  if (second) checkDistinct(name, first, second)
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      if (first.kind !== 'path') fault(`Operator or function requires a document path; ${called}`)
      return
    case 'begins_with':
      for (const operand of operands) refuseTypes(called, operand, NO_TEXT)
      return
    case 'size':
      refuseTypes(called, first, NO_SIZE)
      return
    case 'attribute_type':
      if (second) checkTypeName(called, second)
      return
    case 'contains':
      return
  }
}

const NO_TEXT: ReadonlySet<DataType> = new Set<DataType>(['N', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'])
const NO_SIZE: ReadonlySet<DataType> = new Set<DataType>(['N', 'NULL', 'BOOL'])

function refuseTypes(called: string, operand: BoundOperand, types: ReadonlySet<DataType>): void {
  const type = typeKnown(operand)
  if (type && types.has(type)) wrongType(called, type)
}

const TYPE_NAMES: ReadonlySet<string> = new Set(['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'])

function checkTypeName(called: string, operand: BoundOperand): void {
  const value = operand.kind === 'value' ? operand.value : undefined
  if (!value || !('S' in value)) wrongType(called, typeKnown(operand) ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}')
  if (!TYPE_NAMES.has(value.S)) {
    fault(`Invalid attribute type name found; type: ${value.S}, valid types: {${[...TYPE_NAMES].join(',')}}`)
  }
}

/** The type of an operand, as far as the request alone tells it. */
function typeKnown(operand: BoundOperand): DataType | undefined {
  if (operand.kind === 'value') return typeOf(operand.value)
  return operand.kind === 'call' ? 'N' : undefined
}

function wrongType(operator: string, type: string): never {
  fault(`Incorrect operand type for operator or function; ${operator}, operand type: ${type}`)
}
