import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { refused } from '../refusal'

/** What a list operation asks for: how many, and from where on. */
export interface PageRequest {
  readonly size: number
  readonly from: number
}

const USUAL = numberOf('stepfunctions.api.page.usual')
const LARGEST = numberOf('stepfunctions.api.page.largest')

/**
 * Reads `maxResults` (0 or absent: the usual) and `nextToken`.
 * @throws {Refusal} ValidationException, InvalidToken
 */
export function pageOf(input: JsonObject): PageRequest {
  const { maxResults, nextToken } = input
  const size = typeof maxResults === 'number' && maxResults > 0 ? maxResults : USUAL
  if (size > LARGEST) {
    refused(
      'ValidationException',
      `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${LARGEST}`,
    )
  }
  if (nextToken === undefined || nextToken === null) return { size, from: 0 }
  const from = Number(nextToken)
  if (!Number.isInteger(from) || from < 0) refused('InvalidToken', `Invalid Token: 'Invalid token'`)
  return { size, from }
}

/** The page, and the token for the next one where there is more. */
export function page<Item>(all: readonly Item[], { size, from }: PageRequest): { items: readonly Item[]; more: JsonObject } {
  const to = from + size
  return { items: all.slice(from, to), more: to < all.length ? { nextToken: String(to) } : {} }
}
