import type { Effect } from '../../../aws/service'
import { withTable, type Database } from '../database'
import type { DynamoSignal } from '../signals'
import type { Table } from '../table/table'

/** How long a table is being created, changed or deleted. AWS promises nothing; it takes some seconds there. */
const SETTLING_MS = 5_000

/** The signal that ends what is being done with a table. */
export function settleLater({ name }: Table): Effect<DynamoSignal> {
  return { type: 'schedule', signal: { type: 'TableSettled', table: name }, after: SETTLING_MS, key: `settle/${name}` }
}

/** A table whose creation, change or deletion is done; told by `type`. Undefined where there is none any more. */
export function settled(database: Database, name: string): { readonly database: Database; readonly told: string } | undefined {
  const table = database.tables.get(name)
  if (!table) return undefined
  if (table.status === 'DELETING') {
    const { tables, expiring } = database
    return { database: { ...database, tables: tables.delete(name), expiring: expiring.delete(name) }, told: 'TableDeleted' }
  }
  const indexes = table.indexes.flatMap((index) => (index.status === 'DELETING' ? [] : { ...index, status: 'ACTIVE' as const }))
  const told = table.status === 'CREATING' ? 'TableCreated' : 'TableUpdated'
  return { database: withTable(database, { ...table, status: 'ACTIVE', indexes }), told }
}
