import type { AttributeValue } from '../attributeValue'
import { bytesOfBase64 } from '../base64'
import { compareNumbers } from '../decimal'
import { sortableText } from '../sortableText'

/**
 * Negative, zero or positive, as the one value comes before, with or after the other. Undefined
 * where they have no order: different types, or a type without one.
 */
export function compareValues(one: AttributeValue, other: AttributeValue): number | undefined {
  if ('N' in one) return 'N' in other ? compareNumbers(one.N, other.N) : undefined
  if ('S' in one) return 'S' in other ? compareTexts(sortableText(one), sortableText(other)) : undefined
  if ('B' in one)
    return 'B' in other ? compareTexts(bytesOfBase64(one.B) ?? '', bytesOfBase64(other.B) ?? '') : undefined
  return undefined
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
