import type { DocumentPath } from './documentPath'

/**
 * A condition, filter or key condition as data. As it is read, values are placeholders (`:v`) and
 * paths may hold some; bound to a request, it holds the values and the names.
 */
export type Condition<Value> =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition<Value>[] }
  | { readonly kind: 'not'; readonly condition: Condition<Value> }
  | Comparison<Value>
  | {
      readonly kind: 'between'
      readonly operand: Operand<Value>
      readonly low: Operand<Value>
      readonly high: Operand<Value>
    }
  | { readonly kind: 'in'; readonly operand: Operand<Value>; readonly list: readonly Operand<Value>[] }
  | Call<Value>

export interface Comparison<Value> {
  readonly kind: 'comparison'
  readonly comparator: Comparator
  readonly left: Operand<Value>
  readonly right: Operand<Value>
}

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Operand<Value> =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: Value }
  /** Only `size` may be called where a value is wanted. */
  | Call<Value>

export interface Call<Value> {
  readonly kind: 'call'
  readonly name: ConditionFunction
  readonly operands: readonly Operand<Value>[]
}

/** The functions of conditions, and how many operands they take. */
export const CONDITION_FUNCTIONS = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
} as const

export type ConditionFunction = keyof typeof CONDITION_FUNCTIONS
