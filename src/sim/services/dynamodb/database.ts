import type { Mutable } from '../../kernel/mutable'
import { PersistentMap } from '../../kernel/persistentMap'
import { refused } from './refusal'
import type { Stream } from './stream/stream'
import type { Table } from './table/table'

/** All that DynamoDB keeps for an account in a Region. */
export interface Database {
  readonly tables: PersistentMap<string, Table>
  /** By ARN: of all tables, also those that are turned off and kept for a while. */
  readonly streams: PersistentMap<string, Stream>
  /** Of transactions done in the last ten minutes, by client request token: what was asked, as a hash. */
  readonly tokens: PersistentMap<string, string>
  /** The tables on which TTL is on, by name. */
  readonly expiring: PersistentMap<string, true>
  /** Capacity units of the minute under way, by table (`orders`) and global index (`orders/byDate`). */
  readonly consumed: PersistentMap<string, Consumed>
  /** Of tables that have one, by the table's name. */
  readonly policies: PersistentMap<string, KeptPolicy>
}

/** A resource-based policy, and what tells one text of it from the next. */
export interface KeptPolicy {
  readonly text: string
  readonly revision: string
}

export interface Consumed {
  readonly reads: number
  readonly writes: number
}

export const emptyDatabase: Database = {
  tables: PersistentMap(),
  streams: PersistentMap(),
  tokens: PersistentMap(),
  expiring: PersistentMap(),
  consumed: PersistentMap(),
  policies: PersistentMap(),
}

export function withTable(database: Database, table: Table): Database {
  const changed = copyOfDatabase(database)
  changed.tables = database.tables.set(table.name, table)
  return changed
}

export function withConsumed(database: Database, consumed: Database['consumed']): Database {
  const changed = copyOfDatabase(database)
  changed.consumed = consumed
  return changed
}

function copyOfDatabase({ tables, streams, tokens, expiring, consumed, policies }: Database): Mutable<Database> {
  return { tables, streams, tokens, expiring, consumed, policies }
}

/** The policy of the table that an ARN is of, or that it is an index of. */
export function policyOf({ policies }: Database, arn: string): KeptPolicy | undefined {
  const name = /:table\/([^/]+)(?:\/index\/[^/]+)?$/.exec(arn)?.[1]
  return name === undefined ? undefined : policies.get(name)
}

/** The name of a table that a request names by its name or its ARN. */
export function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (/:table\/([^/]+)$/.exec(nameOrArn)?.[1] ?? nameOrArn) : nameOrArn
}

/**
 * A table whose items can be read and written.
 * @throws {Refusal} ResourceNotFoundException, also while it is being created or deleted
 */
export function usableTable(database: Database, nameOrArn: string): Table {
  const table = database.tables.get(tableName(nameOrArn))
  if (!table || table.status === 'CREATING' || table.status === 'DELETING') {
    refused('ResourceNotFoundException', 'Requested resource not found')
  }
  return table
}

/**
 * A table in any state, for operations on tables themselves.
 * @throws {Refusal} ResourceNotFoundException
 */
export function existingTable(database: Database, nameOrArn: string): Table {
  const name = tableName(nameOrArn)
  return (
    database.tables.get(name) ??
    refused('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`)
  )
}
