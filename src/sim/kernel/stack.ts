/** Last in, first out, as a value: adding and taking share all that lies below. */
export type Stack<Item> = Cell<Item> | undefined

export interface Cell<Item> {
  readonly item: Item
  readonly rest: Stack<Item>
}

/** The items, the last one first. */
export function itemsOf<Item>(stack: Stack<Item>): Item[] {
  const items: Item[] = []
  for (let cell = stack; cell; cell = cell.rest) items.push(cell.item)
  return items
}
