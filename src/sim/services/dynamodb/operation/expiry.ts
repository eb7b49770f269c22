import { millisecondsOf } from '../../../../facts/facts'
import type { Context, Effect } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { asJson } from '../attributeValue'
import type { Database } from '../database'
import type { DynamoSignal } from '../signals'
import { withWrite } from '../stream/recordWrite'
import { soonest } from '../table/expiries'
import { itemAt } from '../table/itemTree'
import { keyOf } from '../table/keySchema'
import { write, type Table } from '../table/table'

/**
 * How long after its time an expired item is deleted. AWS promises no more than "within a few
 * days"; until then the item is read and charged like any other, which an hour is enough to show.
 */
const LAG_MS = millisecondsOf('dynamodb.ttl.lag')

/** Later times are beyond any clock. */
const LAST_SECOND = 253_402_300_799

/** Deletes what has been expired for long enough. No one is charged for it, and it is told to the log. */
export function expire(
  database: Database,
  name: string,
  context: Context,
): { readonly database: Database; readonly events: readonly EventBody[] } {
  const full = database.tables.get(name)
  if (!full?.expiries) return { database, events: [] }
  let table: Table = full
  let changed = database
  const events: EventBody[] = []
  for (const { at, key } of soonest(full.expiries, context.now / 1000)) {
    if (at * 1000 + LAG_MS > context.now) break
    const stored = itemAt(table.items, key)
    if (!stored) continue
    events.push({
      service: 'dynamodb',
      resource: name,
      type: 'ItemExpired',
      detail: { Key: asJson(keyOf(table.keys, stored.item)), expiredAt: at },
    })
    table = write(table, key, stored, undefined).table
    changed = withWrite(changed, { table, before: stored.item, after: undefined }, context, true)
  }
  return { database: changed, events }
}

/** Signals for the items that expire next, where a change of the database changed which they are. */
export function expiryEffects(before: Database, after: Database, now: VirtualMs): readonly Effect<DynamoSignal>[] {
  if (before.expiring.size === 0 && after.expiring.size === 0) return []
  const names = new Set([...before.expiring.keys(), ...after.expiring.keys()])
  return [...names].flatMap((name): readonly Effect<DynamoSignal>[] => {
    const was = before.tables.get(name)
    const is = after.tables.get(name)
    if (was === is) return []
    const due = dueOf(is, now)
    if (due === dueOf(was, now)) return []
    const key = `expire/${name}`
    if (due === undefined) return [{ type: 'cancel', key }]
    const signal = { type: 'ItemsExpire', table: name } as const
    return [{ type: 'schedule', signal, after: Math.max(0, due - now), key, background: true }]
  })
}

function dueOf(table: Table | undefined, now: VirtualMs): VirtualMs | undefined {
  const next = table?.expiries && soonest(table.expiries, now / 1000).next().value
  return next && next.at <= LAST_SECOND ? next.at * 1000 + LAG_MS : undefined
}
