import type { Json, JsonObject } from '../../../kernel/json'

/** As many as a page has where the caller does not say. */
const USUAL_PAGE = 50

/**
 * One page of a list: `Marker` is the key of the last item of the page before.
 * @param keyOf  what tells an item from the others, in the list's order
 */
export function page(member: string, items: readonly Json[], input: JsonObject, keyOf: (item: Json) => string, usual = USUAL_PAGE): JsonObject {
  const { Marker: marker = null, MaxItems: most = null } = input
  const after = typeof marker === 'string' && marker !== '' ? items.findIndex((item) => keyOf(item) === marker) + 1 : 0
  const shown = items.slice(after, after + (typeof most === 'number' ? most : usual))
  const last = shown.at(-1)
  const more = last !== undefined && after + shown.length < items.length
  return more ? { [member]: shown, NextMarker: keyOf(last) } : { [member]: shown }
}
