import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { textOf } from '../request'

/** A page of what is found, in its order, and the token for the next where there is more: how many came before. */
export function page<Item>(found: readonly Item[], input: JsonObject, most: number): { items: readonly Item[]; more: JsonObject } {
  const token = textOf(input, 'NextToken')
  if (token !== undefined && !/^\d+$/.test(token)) refused('InvalidNextToken', 'The next token is invalid.')
  const from = Number(token ?? 0)
  const items = found.slice(from, from + most)
  return { items, more: from + most < found.length ? { NextToken: String(from + most) } : {} }
}
