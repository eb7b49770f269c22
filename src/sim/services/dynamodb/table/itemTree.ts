import { emptyTree, lookUp, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { Item } from '../attributeValue'

/** Items in the order of their keys, by the texts of these, with the bytes of each beside it. */
export type ItemTree = OrderedTree<Item>

export interface StoredItem {
  readonly item: Item
  /** Bytes, names and values. */
  readonly size: number
}

export function noItems(): ItemTree {
  return emptyTree()
}

export function itemAt(items: ItemTree, key: string): StoredItem | undefined {
  return lookUp(items, key, storedItem)
}

export function withItem(items: ItemTree, key: string, { item, size }: StoredItem): ItemTree {
  return set(items, key, item, size)
}

function storedItem(item: Item, size: number): StoredItem {
  return { item, size }
}
