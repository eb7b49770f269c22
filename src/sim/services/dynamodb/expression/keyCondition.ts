import { typeOf, type AttributeValue } from '../attributeValue'
import { invalid, invalidParameter } from '../refusal'
import { emptyKey, isEmpty } from '../table/checkKey'
import type { KeyAttribute, KeySchema } from '../table/keySchema'
import type { BoundCondition } from './bindCondition'
import type { Comparator, Comparison, Operand } from './condition'
import { fault, inExpression } from './expressionFault'

/** What a KeyConditionExpression wants of one attribute. */
export interface KeyCondition {
  readonly name: string
  readonly relation: KeyRelation
}

export type KeyRelation =
  | { readonly operator: Exclude<Comparator, '<>'>; readonly value: AttributeValue }
  | { readonly operator: 'between'; readonly low: AttributeValue; readonly high: AttributeValue }
  | { readonly operator: 'begins_with'; readonly value: AttributeValue }

type BoundOperand = Operand<AttributeValue>

/**
 * The conditions of a KeyConditionExpression, one for each attribute: comparisons joined by AND.
 * @throws {Refusal} ValidationException for anything else that a condition may be
 */
export function keyConditions(condition: BoundCondition): readonly KeyCondition[] {
  return inExpression('KeyConditionExpression', () => {
    const conditions = collect(condition)
    const names = conditions.map(({ name }) => name)
    if (new Set(names).size < names.length) fault('KeyConditionExpressions must only contain one condition per key')
    return conditions
  })
}

function collect(condition: BoundCondition): readonly KeyCondition[] {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.flatMap(collect)
    case 'or':
    case 'not':
    case 'in':
      return wrongOperator(condition.kind.toUpperCase())
    case 'comparison':
      return [fromComparison(condition)]
    case 'between': {
      const { operand, low, high } = condition
      const name = attributeAmong([operand, low, high])
      if (operand.kind !== 'path' || low.kind !== 'value' || high.kind !== 'value') return noKeyAttribute()
      return [{ name, relation: { operator: 'between', low: low.value, high: high.value } }]
    }
    case 'call': {
      if (condition.name !== 'begins_with') return wrongOperator(condition.name)
      const [operand, prefix] = condition.operands
      const name = attributeAmong(condition.operands)
      if (operand?.kind !== 'path' || prefix?.kind !== 'value') return noKeyAttribute()
      return [{ name, relation: { operator: 'begins_with', value: prefix.value } }]
    }
  }
}

const MIRRORED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** The value may stand on either side. */
function fromComparison({ comparator, left, right }: Comparison<AttributeValue>): KeyCondition {
  if (comparator === '<>') return wrongOperator('<>')
  const name = attributeAmong([left, right])
  if (left.kind === 'path' && right.kind === 'value')
    return { name, relation: { operator: comparator, value: right.value } }
  if (right.kind === 'path' && left.kind === 'value') {
    return { name, relation: { operator: MIRRORED[comparator], value: left.value } }
  }
  return noKeyAttribute()
}

function attributeAmong(operands: readonly BoundOperand[]): string {
  if (operands.some(({ kind }) => kind === 'call')) fault('KeyConditionExpressions cannot contain nested operations')
  const paths = operands.flatMap((operand) => (operand.kind === 'path' ? [operand.path] : []))
  if (paths.some((path) => path.length > 1))
    fault('KeyConditionExpressions cannot have conditions on nested attributes')
  if (paths.length > 1)
    invalid('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition')
  return paths[0]?.[0] ?? noKeyAttribute()
}

function noKeyAttribute(): never {
  invalid('Invalid condition in KeyConditionExpression: No key attribute specified')
}

function wrongOperator(operator: string): never {
  invalid(`Invalid operator used in KeyConditionExpression: ${operator}`)
}

/** What a query looks for: one partition, and in it what the sort key allows. */
export interface KeyQuery {
  readonly partition: AttributeValue
  readonly sort: KeyRelation | undefined
}

/**
 * The conditions as a query of a table or an index with those keys.
 * @throws {Refusal} ValidationException where they are not about its keys, or of another type
 */
export function keyQuery(conditions: readonly KeyCondition[], { partition, sort }: KeySchema): KeyQuery {
  const attributes = sort ? 2 : 1
  if (conditions.length > attributes) {
    invalid(
      `The number of query conditions (${conditions.length}) exceeds the number of key attributes defined in the schema (${attributes})`,
    )
  }
  const relationOf = ({ name }: KeyAttribute) => conditions.find((condition) => condition.name === name)?.relation
  const inPartition = relationOf(partition) ?? missed(partition)
  const inSort = sort && relationOf(sort)
  if (conditions.length === 2 && !inSort) missed(sort ?? partition)
  if (inPartition.operator !== '=') invalid('Query key condition not supported')
  checkValues(inPartition, partition)
  if (sort && inSort) checkValues(inSort, sort)
  return { partition: inPartition.value, sort: inSort }
}

function missed({ name }: KeyAttribute): never {
  invalid(`Query condition missed key schema element: ${name}`)
}

function checkValues(relation: KeyRelation, { name, type }: KeyAttribute): void {
  for (const value of relation.operator === 'between' ? [relation.low, relation.high] : [relation.value]) {
    if (typeOf(value) !== type) invalidParameter('Condition parameter type does not match schema type')
    if (isEmpty(value)) emptyKey(name, type)
  }
}
