import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { JsonObject } from '../../../kernel/json'
import { refused } from '../refusal'

/** What a list operation asks for: how many, and from where on. */
export interface PageRequest {
  readonly size: number
  readonly from: number
  /** When it asks. */
  readonly at: VirtualMs
}

const USUAL = numberOf('stepfunctions.api.page.usual')
const TOKEN_LIFE = millisecondsOf('stepfunctions.api.page.token.life')

/**
 * Reads `maxResults` (0 or absent: the usual) and `nextToken`, which holds for a day.
 * @throws {Refusal} InvalidToken
 */
export function pageOf(input: JsonObject, at: VirtualMs): PageRequest {
  const { maxResults, nextToken } = input
  const size = typeof maxResults === 'number' && maxResults > 0 ? maxResults : USUAL
  return { size, from: nextToken === undefined || nextToken === null ? 0 : positionOf(String(nextToken), at), at }
}

/** A token tells where the next page begins, and when it was given. */
function positionOf(token: string, now: VirtualMs): number {
  const [, from, given] = /^(\d+)@(\d+(?:\.\d+)?)$/.exec(token) ?? []
  if (from === undefined || now - Number(given) > TOKEN_LIFE) refused('InvalidToken', `Invalid Token: 'Invalid token'`)
  return Number(from)
}

/** The page, and the token for the next one where there is more. */
export function page<Item>(all: readonly Item[], { size, from, at }: PageRequest): { items: readonly Item[]; more: JsonObject } {
  const to = from + size
  return { items: all.slice(from, to), more: to < all.length ? { nextToken: `${to}@${at}` } : {} }
}
