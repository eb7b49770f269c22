import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { Simulation } from '../../simulation'
import { fromItem } from '../../views/plainItem'
import type { LabTable, TableRow, TableView } from './lab'

/** Items drawn; the rest is a number. */
const MOST_ROWS = 100
/** Items read at all to find out what changed: a table of more is counted, not compared. */
const MOST_READ = 2000

type Contents = ReadonlyMap<string, JsonObject>

/**
 * A table after event `seq`, with what changed since event `before`.
 * @param before  undefined: nothing to compare with
 */
export function tableView(simulation: Simulation, table: LabTable, seq: number, before: number | undefined): TableView {
  const now = contentsAt(simulation, table, seq)
  const then = before === undefined ? now : contentsAt(simulation, table, before)
  const keys = [...new Set([...now.keys(), ...then.keys()])].sort()
  const rows = keys.map((key) => rowOf(key, now.get(key), then.get(key)))
  // What changed is never among the rows left out.
  const shown = rows.length <= MOST_ROWS ? rows : [...rows.filter(({ change }) => change), ...rows.filter(({ change }) => !change)]
  return { name: table.name, partitionKey: table.partitionKey, rows: shown.slice(0, MOST_ROWS), total: now.size }
}

function contentsAt(simulation: Simulation, { name, partitionKey }: LabTable, seq: number): Contents {
  const contents = new Map<string, JsonObject>()
  let from: Json | undefined
  do {
    const page = simulation.peek(seq, 'dynamodb', 'Scan', { TableName: name, ...(from === undefined ? {} : { ExclusiveStartKey: from }) })
    const { Items, LastEvaluatedKey } = page as JsonObject
    for (const item of Array.isArray(Items) ? (Items as readonly Json[]) : []) {
      if (!isJsonObject(item)) continue
      const plain = fromItem(item)
      contents.set(String(plain[partitionKey]), plain)
    }
    from = LastEvaluatedKey
  } while (from !== undefined && contents.size < MOST_READ)
  return contents
}

function rowOf(key: string, now: JsonObject | undefined, then: JsonObject | undefined): TableRow {
  if (!now) return { key, item: then ?? {}, change: 'removed' }
  if (!then) return { key, item: now, change: 'added' }
  const before: Record<string, Json> = {}
  for (const attribute of new Set([...Object.keys(now), ...Object.keys(then)])) {
    if (JSON.stringify(now[attribute]) !== JSON.stringify(then[attribute])) before[attribute] = then[attribute] ?? null
  }
  return Object.keys(before).length === 0 ? { key, item: now } : { key, item: now, change: 'changed', before }
}
