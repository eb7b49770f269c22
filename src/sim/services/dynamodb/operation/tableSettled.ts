import { millisecondsOf } from '../../../../facts/facts'
import type { Effect } from '../../../aws/service'
import { withTable, type Database } from '../database'
import { refused } from '../refusal'
import type { DynamoSignal } from '../signals'
import { withStreamSettled } from '../stream/streamSetting'
import { attributesOf } from '../table/keySchema'
import type { Table } from '../table/table'

/** How long a table is being created, changed or deleted. AWS promises nothing; it takes some seconds there. */
const SETTLING_MS = millisecondsOf('dynamodb.table.settling')

/** The signal that ends what is being done with a table. */
export function settleLater({ name }: Table): Effect<DynamoSignal> {
  return { type: 'schedule', signal: { type: 'TableSettled', table: name }, after: SETTLING_MS, key: `settle/${name}` }
}

const DOING = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted' } as const

/** @throws {Refusal} ResourceInUseException while something is being done with the table */
export function requireSettled({ name, status }: Table): void {
  if (status === 'ACTIVE') return
  refused(
    'ResourceInUseException',
    `Attempt to change a resource which is still in use: Table is being ${DOING[status]}: ${name}`,
  )
}

/** A table whose creation, change or deletion is done; told by `type`. Undefined where there is none any more. */
export function settled(
  database: Database,
  name: string,
): { readonly database: Database; readonly told: string } | undefined {
  const table = database.tables.get(name)
  if (!table) return undefined
  if (table.status === 'DELETING') {
    const { tables, expiring, policies } = database
    return {
      database: { ...database, tables: tables.delete(name), expiring: expiring.delete(name), policies: policies.delete(name) },
      told: 'TableDeleted',
    }
  }
  const indexes = table.indexes.flatMap((index) =>
    index.status === 'DELETING' ? [] : { ...index, status: 'ACTIVE' as const },
  )
  const used = new Set([table, ...indexes].flatMap(({ keys }) => attributesOf(keys).map((attribute) => attribute.name)))
  const attributes = table.attributes.filter((attribute) => used.has(attribute.name))
  const told = table.status === 'CREATING' ? 'TableCreated' : 'TableUpdated'
  const active = withTable(database, { ...table, status: 'ACTIVE', attributes, indexes })
  return { database: withStreamSettled(active, table), told }
}
