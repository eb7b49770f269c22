import { bytesOf } from '../../../../facts/facts'
import { refused } from '../../../aws/refusal'
import { compileRegex, RegexError, type LinearRegex } from '../../../expression/linearRegex'
import { invalid } from '../faults'
import type { Tier } from './parameter'

const MOST_STANDARD = bytesOf('ssm.value.standard.limit')
const MOST_ADVANCED = bytesOf('ssm.value.advanced.limit')

/** Whether a value needs the advanced tier. */
export function isLarge(value: string): boolean {
  return sizeOf(value) > MOST_STANDARD
}

/** @throws {Refusal} ValidationException where the tier does not hold the value */
export function checkSize(value: string, tier: Tier): void {
  if (value === '') invalid("1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.")
  if (tier === 'Advanced' && sizeOf(value) > MOST_ADVANCED) {
    invalid(`Advanced tier parameters support a maximum parameter value of ${MOST_ADVANCED} characters.`)
  }
  if (tier === 'Standard' && isLarge(value)) {
    invalid(
      `Standard tier parameters support a maximum parameter value of ${MOST_STANDARD} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. ` +
        'For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    )
  }
}

/** @throws {Refusal} where the pattern is none, or does not match all of the value */
export function checkPattern(value: string, pattern: string): void {
  if (!compiled(pattern).matchesAll(value)) {
    refused('ParameterPatternMismatchException', `Parameter value, cannot be validated against allowedPattern: ${pattern}`)
  }
}

function compiled(pattern: string): LinearRegex {
  try {
    return compileRegex(pattern)
  } catch (error) {
    if (error instanceof RegexError) refused('InvalidAllowedPatternException', `The request doesn't meet the regular expression requirement: ${error.message}`)
    throw error
  }
}

function sizeOf(value: string): number {
  return new TextEncoder().encode(value).length
}
