import { bytesOf, numberOf } from '../../../../facts/facts'
import type { Json, JsonObject } from '../../../kernel/json'
import type { Index, Written } from '../table/table'

/** Capacity units by where they were consumed. */
export interface Units {
  readonly table: number
  /** By index name. */
  readonly global: ReadonlyMap<string, number>
  readonly local: ReadonlyMap<string, number>
}

const NONE: ReadonlyMap<string, number> = new Map()

const WRITE_UNIT_BYTES = bytesOf('dynamodb.capacity.write.size')
const READ_UNIT_BYTES = bytesOf('dynamodb.capacity.read.size')
const TRANSACTIONAL = numberOf('dynamodb.capacity.transactional')

/** Write units: one for each KB begun, at least one; twice that in a transaction. */
export function writeUnits(written: Written, transactional = false): Units {
  const factor = transactional ? TRANSACTIONAL : 1
  const table = Math.max(1, Math.ceil(written.bytes / WRITE_UNIT_BYTES)) * factor
  if (written.indexBytes.size === 0) return { table, global: NONE, local: NONE }
  return { table, global: indexUnits(written, 'global', factor), local: indexUnits(written, 'local', factor) }
}

function indexUnits({ table, indexBytes }: Written, scope: Index['scope'], factor: number): ReadonlyMap<string, number> {
  return new Map(
    table.indexes.flatMap((index): readonly [string, number][] => {
      const writes = index.scope === scope ? indexBytes.get(index.name) : undefined
      return writes ? [[index.name, writes.reduce((sum, bytes) => sum + Math.ceil(bytes / WRITE_UNIT_BYTES), 0) * factor]] : []
    }),
  )
}

/** How strongly a read is meant: it decides what the read costs. */
type ReadKind = 'eventual' | 'strong' | 'transactional'

const READ_FACTORS: { readonly [kind in ReadKind]: number } = {
  eventual: numberOf('dynamodb.capacity.read.eventual'),
  strong: 1,
  transactional: TRANSACTIONAL,
}

/** Read units: one for each 4 KB begun of a strongly consistent read, at least one. */
export function readUnits(bytes: number, kind: ReadKind): Units {
  return { table: Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * READ_FACTORS[kind], global: NONE, local: NONE }
}

/** What a table's own throughput pays: its local indexes have none. */
export function tableUnits({ table, local }: Units): number {
  let sum = table
  // Most have none, and to ask an empty map for its values makes three objects.
  if (local.size > 0) for (const each of local.values()) sum += each
  return sum
}

export function addUnits(one: Units, other: Units): Units {
  return {
    table: one.table + other.table,
    global: merged(one.global, other.global),
    local: merged(one.local, other.local),
  }
}

function merged(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (other.size === 0) return one
  const sums = new Map(one)
  for (const [name, units] of other) sums.set(name, (sums.get(name) ?? 0) + units)
  return sums
}

/**
 * What a table and its indexes consumed.
 * @param wanted  `INDEXES`, `TOTAL`; else undefined is returned
 * @param split  for transactions: reads or writes are named beside the sum
 */
export function capacityOf(
  name: string,
  units: Units,
  wanted: Json | undefined,
  split?: 'Read' | 'Write',
): JsonObject | undefined {
  if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return undefined
  const shown = (sum: number): JsonObject =>
    split ? { CapacityUnits: sum, [`${split}CapacityUnits`]: sum } : { CapacityUnits: sum }
  const ofIndexes = (member: string, sums: ReadonlyMap<string, number>) =>
    sums.size === 0 ? {} : { [member]: Object.fromEntries([...sums].map(([index, sum]) => [index, shown(sum)])) }
  const total = [...units.global.values(), ...units.local.values()].reduce((sum, each) => sum + each, units.table)
  if (wanted === 'TOTAL') return { TableName: name, ...shown(total) }
  return {
    TableName: name,
    ...shown(total),
    Table: shown(units.table),
    ...ofIndexes('LocalSecondaryIndexes', units.local),
    ...ofIndexes('GlobalSecondaryIndexes', units.global),
  }
}
