import type { ConditionKeys } from './conditionKeys'
import { CONDITION_OPERATORS } from './conditionOperators'
import { filledIn } from './variables'

/** One line of a statement's `Condition`: an operator, a key, and the values that the policy states. */
export interface Condition {
  /** As in `CONDITION_OPERATORS`, or `Null`. */
  readonly operator: string
  /** How a key of many values is looked at; absent: it has one. */
  readonly set?: 'ForAllValues' | 'ForAnyValue'
  /** An absent key lets the condition hold. */
  readonly ifExists: boolean
  /** In small letters. */
  readonly key: string
  readonly values: readonly string[]
}

/**
 * Whether a condition holds for a request. The values that a policy states are alternatives; the
 * conditions of a statement must all hold.
 * @param variables  whether `${…}` is filled in: in policies of version 2012-10-17
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function holds(condition: Condition, keys: ConditionKeys, variables: boolean): boolean {
  const requested = keys.get(condition.key)
  if (condition.operator === 'Null') return condition.values.some((value) => (value.toLowerCase() === 'true') === (requested === undefined))
  const operator = CONDITION_OPERATORS[condition.operator]
  if (!operator) return false
  if (requested === undefined) return condition.ifExists || condition.set === 'ForAllValues' || (operator.negated && condition.set === undefined)
  const stated = condition.values.flatMap((value) => (variables ? (filledIn(value, keys) ?? []) : value))
  const passes = (value: string): boolean => stated.some((text) => operator.compare(value, text)) !== operator.negated
  if (condition.set === 'ForAllValues') return requested.every(passes)
  if (condition.set === 'ForAnyValue') return requested.some(passes)
  // A key of many values without a set operator: AWS advises against it; a positive comparison takes any, a negated one all.
  return operator.negated ? requested.every(passes) : requested.some(passes)
}
