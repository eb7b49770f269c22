import { liesInRange } from './ipRange'
import { matchesWildcards, unhidden } from './wildcard'

/** Whether one value of the request stands to one value of the policy as the operator says. */
type Comparison = (requested: string, stated: string) => boolean

export interface ConditionOperator {
  readonly compare: Comparison
  /** `StringNotEquals` and its like: true where no value of the policy compares, and where the key is absent. */
  readonly negated: boolean
}

const equal: Comparison = (requested, stated) => requested === unhidden(stated)
const equalIgnoringCase: Comparison = (requested, stated) => requested.toLowerCase() === unhidden(stated).toLowerCase()
const like: Comparison = (requested, stated) => matchesWildcards(stated, requested)

const numeric = (holds: (requested: number, stated: number) => boolean): Comparison => (requested, stated) => {
  const [a, b] = [numberOf(requested), numberOf(unhidden(stated))]
  return a !== undefined && b !== undefined && holds(a, b)
}

const dated = (holds: (requested: number, stated: number) => boolean): Comparison => (requested, stated) => {
  const [a, b] = [momentOf(requested), momentOf(unhidden(stated))]
  return a !== undefined && b !== undefined && holds(a, b)
}

/** By name, without `IfExists` and set prefixes; `Null` asks about the key itself and is none of these. */
export const CONDITION_OPERATORS: { readonly [name: string]: ConditionOperator } = {
  ...both('StringEquals', 'StringNotEquals', equal),
  ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', equalIgnoringCase),
  ...both('StringLike', 'StringNotLike', like),
  ...both('NumericEquals', 'NumericNotEquals', numeric((a, b) => a === b)),
  ...one('NumericLessThan', numeric((a, b) => a < b)),
  ...one('NumericLessThanEquals', numeric((a, b) => a <= b)),
  ...one('NumericGreaterThan', numeric((a, b) => a > b)),
  ...one('NumericGreaterThanEquals', numeric((a, b) => a >= b)),
  ...both('DateEquals', 'DateNotEquals', dated((a, b) => a === b)),
  ...one('DateLessThan', dated((a, b) => a < b)),
  ...one('DateLessThanEquals', dated((a, b) => a <= b)),
  ...one('DateGreaterThan', dated((a, b) => a > b)),
  ...one('DateGreaterThanEquals', dated((a, b) => a >= b)),
  ...one('Bool', equalIgnoringCase),
  ...one('BinaryEquals', equal),
  ...both('IpAddress', 'NotIpAddress', (requested, stated) => liesInRange(requested, stated)),
  // AWS makes no difference between the two: both take wildcards, part by part.
  ...both('ArnEquals', 'ArnNotEquals', likeArn),
  ...both('ArnLike', 'ArnNotLike', likeArn),
}

/** Each of an ARN's six parts for itself: a star does not reach over a colon, but in the last part. */
function likeArn(requested: string, stated: string): boolean {
  const [wanted, given] = [partsOf(stated), partsOf(requested)]
  return wanted.length === 6 && given.length === 6 && wanted.every((part, at) => matchesWildcards(part, given[at] ?? ''))
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':')
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}

function both(name: string, opposite: string, compare: Comparison): { readonly [name: string]: ConditionOperator } {
  return { [name]: { compare, negated: false }, [opposite]: { compare, negated: true } }
}

function one(name: string, compare: Comparison): { readonly [name: string]: ConditionOperator } {
  return { [name]: { compare, negated: false } }
}

function numberOf(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isNaN(value) ? undefined : value
}

/** Epoch milliseconds, of ISO 8601 text or of epoch seconds. */
function momentOf(text: string): number | undefined {
  const at = /^\d+(\.\d+)?$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}
