import { contentOf, membersOf, sameValue, typeOf, type AttributeValue, type Item } from '../attributeValue'
import { byteLengthOfBase64, bytesOfBase64 } from '../base64'
import { utf8Length } from '../itemSize'
import type { BoundCondition } from './bindCondition'
import { compareValues } from './compareValues'
import type { Call, Comparator, Operand } from './condition'
import { valueAt } from './documentPath'

type BoundOperand = Operand<AttributeValue>

/** Whether an item fulfils a condition. An item that does not exist has no attributes. */
export function holds(condition: BoundCondition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every((part) => holds(part, item))
    case 'or':
      return condition.conditions.some((part) => holds(part, item))
    case 'not':
      return !holds(condition.condition, item)
    case 'comparison':
      return compares(condition.comparator, valueOf(condition.left, item), valueOf(condition.right, item))
    case 'between': {
      const value = valueOf(condition.operand, item)
      return compares('>=', value, valueOf(condition.low, item)) && compares('<=', value, valueOf(condition.high, item))
    }
    case 'in': {
      const value = valueOf(condition.operand, item)
      return condition.list.some((member) => compares('=', value, valueOf(member, item)))
    }
    case 'call':
      return calls(condition, item)
  }
}

function valueOf(operand: BoundOperand, item: Item): AttributeValue | undefined {
  switch (operand.kind) {
    case 'path':
      return valueAt(item, operand.path)
    case 'value':
      return operand.value
    case 'call': {
      const [sized] = operand.operands
      const value = sized && valueOf(sized, item)
      const size = value && sizeOf(value)
      return size === undefined ? undefined : { N: String(size) }
    }
  }
}

/** What is not there equals nothing, and has no order. */
function compares(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === '=') return left !== undefined && right !== undefined && sameValue(left, right)
  if (comparator === '<>') return !compares('=', left, right)
  const order = left && right ? compareValues(left, right) : undefined
  if (order === undefined) return false
  switch (comparator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function calls({ name, operands }: Call<AttributeValue>, item: Item): boolean {
  const [first, second] = operands.map((operand) => valueOf(operand, item))
  switch (name) {
    case 'attribute_exists':
      return first !== undefined
    case 'attribute_not_exists':
      return first === undefined
    case 'attribute_type':
      return first !== undefined && second !== undefined && 'S' in second && typeOf(first) === second.S
    case 'begins_with':
      return first !== undefined && second !== undefined && beginsWith(first, second)
    case 'contains':
      return first !== undefined && second !== undefined && contains(first, second)
    case 'size':
      return false
  }
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S)
  if ('B' in value && 'B' in prefix) return bytes(value.B).startsWith(bytes(prefix.B))
  return false
}

/** A text within a text, bytes within bytes, a member of a set, an element of a list. */
function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ('S' in value && 'S' in part) return value.S.includes(part.S)
  if ('B' in value && 'B' in part) return bytes(value.B).includes(bytes(part.B))
  if ('L' in value) return value.L.some((element) => sameValue(element, part))
  const members = membersOf(value)
  return members !== undefined && typeOf(value) === `${typeOf(part)}S` && members.includes(contentOf(part) as string)
}

/** Bytes of a text or of binary, members of anything else; undefined for what has no size. */
function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return utf8Length(value.S)
  if ('B' in value) return byteLengthOfBase64(value.B)
  if ('L' in value) return value.L.length
  if ('M' in value) return Object.keys(value.M).length
  return membersOf(value)?.length
}

function bytes(base64: string): string {
  return bytesOfBase64(base64) ?? ''
}
