import { numberOf } from '../../../../facts/facts'
import type { Json, JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import { integerOf, textOf } from '../request'

const PAGE = numberOf('eventbridge.list.page')

/** One page of a list in order of names: at most `Limit`, or all that a page holds. A token is the name the next page begins after. */
export function pageOf<Item>(
  input: JsonObject,
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): { readonly page: readonly Item[]; readonly more: { readonly NextToken?: Json } } {
  const limit = integerOf(input, 'Limit', 1, PAGE) ?? PAGE
  const token = textOf(input, 'NextToken', { least: 1, most: 2048 })
  const sorted = [...items].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  const after = token === undefined ? -1 : sorted.findIndex((item) => nameOf(item) === token)
  if (token !== undefined && after < 0) invalid('Parameter NextToken is not valid.')
  const page = sorted.slice(after + 1, after + 1 + limit)
  const last = page.at(-1)
  return { page, more: last !== undefined && after + 1 + limit < sorted.length ? { NextToken: nameOf(last) } : {} }
}
