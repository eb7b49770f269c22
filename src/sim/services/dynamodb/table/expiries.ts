import { millisecondsOf } from '../../../../facts/facts'
import { attributeOf, type Item } from '../attributeValue'
import { sortableNumber } from '../decimal'
import { ascending, emptyTree, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import { terminated } from '../sortableText'

/** When the items of a table expire, while TTL is on. */
export interface Expiries {
  /** The attribute that says so, as a number of epoch seconds. Items without such a number never expire. */
  readonly attribute: string
  /** Keys of items in the table, by the time and then by the key. */
  readonly keys: OrderedTree<Expiry>
}

interface Expiry {
  /** Epoch seconds. */
  readonly at: number
  readonly key: string
}

/** Items that expired longer ago are kept: AWS takes so old a time for a mistake. */
const MOST_AGE_SECONDS = millisecondsOf('dynamodb.ttl.oldest') / 1000

export function expiriesOf(
  attribute: string,
  items: Iterable<readonly [key: string, item: Item]>,
): Expiries {
  let expiries: Expiries = { attribute, keys: emptyTree() }
  for (const [key, item] of items) expiries = withExpiry(expiries, key, undefined, item)
  return expiries
}

/** The expiries after an item was written. */
export function withExpiry(
  expiries: Expiries,
  key: string,
  before: Item | undefined,
  after: Item | undefined,
): Expiries {
  const from = before && expiryText(expiries, before, key)
  const to = after && expiryText(expiries, after, key)
  if (from === to) return expiries
  let { keys } = expiries
  if (from !== undefined) keys = remove(keys, from)
  if (to !== undefined) keys = set(keys, to, { at: Number(timeOf(expiries, after as Item)), key })
  return { ...expiries, keys }
}

function expiryText(expiries: Expiries, item: Item, key: string): string | undefined {
  const time = timeOf(expiries, item)
  return time === undefined ? undefined : terminated(sortableNumber(time)) + key
}

function timeOf({ attribute }: Expiries, item: Item): string | undefined {
  const value = attributeOf(item, attribute)
  return value && 'N' in value ? value.N : undefined
}

/** Items to expire next, soonest first. @param now  epoch seconds */
export function* soonest(expiries: Expiries, now: number): Generator<Expiry, undefined> {
  const oldest = Math.floor(now) - MOST_AGE_SECONDS
  for (const [, expiry] of ascending(expiries.keys, terminated(sortableNumber(String(oldest))))) yield expiry
}
