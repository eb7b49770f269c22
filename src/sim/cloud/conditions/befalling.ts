import { matchesWildcards } from '../../aws/policy/wildcard'
import type { FaultRule } from './fault'

/** A call as faults look at it. */
export interface FaultedCall {
  readonly service: string
  readonly action: string
  readonly resource: string
  readonly calledBy: string
}

/**
 * The rules that befall a call, and the rules as they are afterwards: each that matches has counted it.
 * @param draw  uniform in [0, 1); called only by rules of a probability below 1
 */
export function befalling(rules: readonly FaultRule[], call: FaultedCall, draw: () => number): { readonly rules: readonly FaultRule[]; readonly befall: readonly FaultRule[] } {
  const befall: FaultRule[] = []
  let counted = false
  const after = rules.map((rule) => {
    if (!matches(rule, call)) return rule
    counted = true
    const seen = rule.seen + 1
    const within = seen >= rule.from && (rule.calls === undefined || seen < rule.from + rule.calls)
    if (within && (rule.probability === 1 || draw() < rule.probability)) befall.push(rule)
    return { ...rule, seen }
  })
  return { rules: counted ? after : rules, befall }
}

function matches(rule: FaultRule, { service, action, resource, calledBy }: FaultedCall): boolean {
  return (
    matchesWildcards(rule.service, service) &&
    matchesWildcards(rule.action, action) &&
    matchesWildcards(rule.resource, resource) &&
    matchesWildcards(rule.calledBy, calledBy)
  )
}
