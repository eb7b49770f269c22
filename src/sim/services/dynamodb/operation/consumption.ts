import type { Context, Effect, Reaction } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import { PersistentMap } from '../../../kernel/persistentMap'
import { withConsumed, type Consumed, type Database } from '../database'
import type { DynamoSignal } from '../signals'
import { tableUnits, type Units } from './capacity'

const MINUTE = 60_000
const NOTHING: Consumed = { reads: 0, writes: 0 }

/** The database after units were consumed of a table: they are counted until the minute is over. */
export function counted(database: Database, table: string, units: Units, kind: 'Read' | 'Write'): Database {
  const { global } = units
  let consumed = added(database.consumed, table, tableUnits(units), kind)
  if (global.size > 0) for (const [index, each] of global) consumed = added(consumed, `${table}/${index}`, each, kind)
  return withConsumed(database, consumed)
}

function added(consumed: Database['consumed'], name: string, units: number, kind: 'Read' | 'Write'): Database['consumed'] {
  if (units === 0) return consumed
  const before = consumed.get(name) ?? NOTHING
  return consumed.set(name, kind === 'Read' ? { reads: before.reads + units, writes: before.writes } : { reads: before.reads, writes: before.writes + units })
}

/** The end of the minute in which something began to be consumed. */
export function minuteEffects(before: Database, after: Database, { now }: Context): readonly Effect<DynamoSignal>[] {
  if (before.consumed.size > 0 || after.consumed.size === 0) return []
  return [{ type: 'schedule', signal: { type: 'MinuteOver' }, after: MINUTE - (now % MINUTE), key: 'minute', background: true }]
}

/** Tells what was consumed in the minute that has ended, of tables and of their global indexes. */
export function minuteOver(database: Database, { now }: Context): Reaction<Database, DynamoSignal> {
  const events = [...database.consumed].map(([name, { reads, writes }]): EventBody => {
    const [table = '', index] = name.split('/')
    return { service: 'dynamodb', resource: table, type: 'CapacityConsumed', detail: { from: now - MINUTE, ...(index === undefined ? {} : { index }), reads, writes } }
  })
  return { state: withConsumed(database, PersistentMap()), events }
}
