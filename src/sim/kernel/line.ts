import type { Cell, Stack } from './stack'

/**
 * First in, first out, as a value: the oldest of `front` is its top, the youngest of `back` is its
 * own. Adding and taking cost the same however long the line is, the turning of `back` shared out.
 */
export interface Line<Item> {
  /** Empty only where the whole line is. */
  readonly front: Stack<Item>
  readonly back: Stack<Item>
}

export const EMPTY_LINE: Line<never> = { front: undefined, back: undefined }

export function firstOf<Item>({ front }: Line<Item>): Item | undefined {
  return front?.item
}

export function withLast<Item>({ front, back }: Line<Item>, item: Item): Line<Item> {
  return front ? { front, back: { item, rest: back } } : { front: { item, rest: undefined }, back }
}

/** The line without its first; the same where it is empty. */
export function withoutFirst<Item>(line: Line<Item>): Line<Item> {
  const { front, back } = line
  if (!front) return line
  if (front.rest) return { front: front.rest, back }
  return back ? { front: turned(back), back: undefined } : EMPTY_LINE
}

function turned<Item>(cells: Cell<Item>): Stack<Item> {
  let front: Stack<Item>
  for (let cell: Stack<Item> = cells; cell; cell = cell.rest) front = { item: cell.item, rest: front }
  return front
}
