import { integerOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { fromBase64, toBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'
import { invalid } from '../faults'

/**
 * A page of a list in ascending order of its items' keys; its token says which was the last.
 * @throws {Refusal} InvalidNextToken, or ValidationException for MaxResults
 */
export function pageOf<Item>(input: JsonObject, items: readonly Item[], most: number, keyOf: (item: Item) => string): { page: readonly Item[]; more: JsonObject } {
  const limit = integerOf(input, 'MaxResults') ?? most
  if (limit < 1 || limit > most) {
    invalid(`1 validation error detected: Value '${limit}' at 'maxResults' failed to satisfy constraint: Member must have value ${limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`}`)
  }
  const after = afterOf(textOf(input, 'NextToken'))
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, limit)
  return { page, more: rest.length > limit ? { NextToken: toBase64(new TextEncoder().encode(`after ${keyOf(page.at(-1)!)}`)) } : {} }
}

function afterOf(token: string | undefined): string | undefined {
  if (token === undefined || token === '') return undefined
  const bytes = fromBase64(token)
  const [, after] = /^after (.*)$/.exec(bytes ? new TextDecoder().decode(bytes) : '') ?? []
  return after ?? refused('InvalidNextToken', "The specified token isn't valid.")
}
