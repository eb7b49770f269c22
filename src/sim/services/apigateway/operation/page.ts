import { numberOf } from '../../../../facts/facts'
import { integerOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'

const DEFAULT_LIMIT = numberOf('apigateway.list.page')
const MOST = numberOf('apigateway.list.page.most')

/**
 * One page of a list: `position` says where it starts, `limit` how long it is.
 * @param member  where the list goes; stages are in `item`, alone
 */
export function page(items: readonly JsonObject[], input: JsonObject, member = 'items'): JsonObject {
  const limit = integerOf(input, 'limit') ?? DEFAULT_LIMIT
  if (limit < 1 || limit > MOST) badRequest(`Invalid limit specified: must be between 1 and ${MOST}`)
  const from = Number(textOf(input, 'position') ?? 0)
  if (!Number.isInteger(from) || from < 0) badRequest('Invalid position parameter specified')
  const next = from + limit
  return { [member]: items.slice(from, next), ...(next < items.length ? { position: String(next) } : {}) }
}
