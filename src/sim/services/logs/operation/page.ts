import type { JsonObject } from '../../../kernel/json'
import { integerOf, textOf } from '../request'

/**
 * A page of what is found, in its order, and the token for the next where there is more. The token
 * names the last item of the page.
 * @param most  how many a page has at most, and where no limit is given
 */
export function page<Item>(found: Iterable<Item>, input: JsonObject, nameOf: (item: Item) => string, most: number): { items: readonly Item[]; more: JsonObject } {
  const limit = integerOf(input, 'limit', 1, most) ?? most
  const after = textOf(input, 'nextToken')
  const items: Item[] = []
  let reached = after === undefined
  for (const item of found) {
    if (!reached) {
      reached = nameOf(item) === after
      continue
    }
    if (items.length === limit) return { items, more: { nextToken: nameOf(items[limit - 1] as Item) } }
    items.push(item)
  }
  return { items, more: {} }
}
