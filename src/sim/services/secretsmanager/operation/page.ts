import { integerOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { toBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'

/**
 * A page of a list, in the list's own order; its token names the last item.
 * @throws {Refusal} InvalidNextTokenException, also where that item has gone
 */
export function pageOf<Item>(input: JsonObject, items: readonly Item[], most: number, keyOf: (item: Item) => string): { page: readonly Item[]; more: JsonObject } {
  const limit = integerOf(input, 'MaxResults') ?? most
  const token = textOf(input, 'NextToken')
  const from = token === undefined ? 0 : items.findIndex((item) => tokenFor(keyOf(item)) === token) + 1
  if (token !== undefined && from === 0) refused('InvalidNextTokenException', 'Invalid token.')
  const page = items.slice(from, from + limit)
  const last = page.at(-1)
  return { page, more: last !== undefined && from + limit < items.length ? { NextToken: tokenFor(keyOf(last)) } : {} }
}

function tokenFor(key: string): string {
  return toBase64(new TextEncoder().encode(key))
}
