import { keyGiven, keyOfNewItem } from '../table/checkKey'
import { itemAt } from '../table/itemTree'
import type { Table } from '../table/table'
import { writeUnits, type Units } from './capacity'
import type { ItemWrite } from './itemWrite'

/** What a write costs that its condition refused: by the item that is there, at least one unit. */
export function refusedWriteUnits(table: Table, asked: ItemWrite): Units {
  const key = asked.kind === 'Put' ? keyOfNewItem(table, asked.item) : keyGiven(table, asked.key)
  return writeUnits({ table, bytes: itemAt(table.items, key)?.size ?? 0, indexBytes: new Map() })
}
