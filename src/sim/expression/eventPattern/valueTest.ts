import { bitsOf, type AddressRange } from './ipAddress'
import type { Leaf } from './eventFields'
import { matchesWildcard, type WildcardPart } from './wildcardText'

/** What a pattern asks of one value. */
export type ValueTest =
  | { readonly kind: 'exactly'; readonly value: Leaf }
  | { readonly kind: 'equals-ignore-case'; readonly text: string }
  | { readonly kind: 'prefix' | 'suffix'; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: 'wildcard'; readonly parts: readonly WildcardPart[] }
  | { readonly kind: 'numeric'; readonly bounds: readonly NumberBound[] }
  | { readonly kind: 'cidr'; readonly range: AddressRange }
  | { readonly kind: 'exists'; readonly present: boolean }
  /** Passes if none of its tests does. */
  | { readonly kind: 'anything-but'; readonly tests: readonly ValueTest[] }

export interface NumberBound {
  readonly operator: '=' | '<' | '<=' | '>' | '>='
  readonly value: number
}

/** Between which numbers (inclusive) EventBridge compares. */
export const LARGEST_NUMBER = 5e9

export function passes(test: ValueTest, value: Leaf): boolean {
  switch (test.kind) {
    case 'exactly':
      return value === test.value || (typeof test.value === 'string' && sameAddress(test.value, value))
    case 'equals-ignore-case':
      return typeof value === 'string' && folded(value) === folded(test.text)
    case 'prefix':
    case 'suffix':
      return typeof value === 'string' && hasAffix(test, value)
    case 'wildcard':
      return typeof value === 'string' && matchesWildcard(test.parts, value)
    case 'numeric':
      return typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER && test.bounds.every((bound) => within(bound, value))
    case 'cidr':
      return typeof value === 'string' && inRange(test.range, value)
    case 'exists':
      return test.present
    case 'anything-but':
      return !test.tests.some((each) => passes(each, value))
  }
}

function within({ operator, value: bound }: NumberBound, value: number): boolean {
  switch (operator) {
    case '=':
      return value === bound
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case '>':
      return value > bound
    case '>=':
      return value >= bound
  }
}

function hasAffix(test: { kind: 'prefix' | 'suffix'; text: string; ignoreCase: boolean }, value: string): boolean {
  const text = test.ignoreCase ? folded(test.text) : test.text
  const whole = test.ignoreCase ? folded(value) : value
  return test.kind === 'prefix' ? whole.startsWith(text) : whole.endsWith(text)
}

function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** A text that is an IP address stands for the address, however it is written. */
function sameAddress(text: string, value: Leaf): boolean {
  if (typeof value !== 'string') return false
  const wanted = bitsOf(text)
  const given = wanted && bitsOf(value)
  return given !== undefined && given.length === wanted?.length && given.bits === wanted.bits
}

function inRange({ length, first, last }: AddressRange, value: string): boolean {
  const address = bitsOf(value)
  return address !== undefined && address.length === length && address.bits >= first && address.bits <= last
}
