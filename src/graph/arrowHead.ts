/** The head of a line's arrow, and the line cut back so that it ends inside the head. */
import type { Point } from './drawing'

export const HEAD_LENGTH = 8
const HEAD_WIDTH = 7

export interface Arrow {
  /** The route without the part that the head covers. */
  readonly shaft: readonly Point[]
  /** An SVG path, closed; empty where there is no route. */
  readonly head: string
}

export function arrow(route: readonly Point[]): Arrow {
  const tip = route.at(-1)
  const from = route.findLast((point) => tip !== undefined && (point.x !== tip.x || point.y !== tip.y))
  if (!tip || !from) return { shaft: route, head: '' }
  const length = Math.hypot(tip.x - from.x, tip.y - from.y)
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length }
  const base = { x: tip.x - along.x * HEAD_LENGTH, y: tip.y - along.y * HEAD_LENGTH }
  const side = { x: (-along.y * HEAD_WIDTH) / 2, y: (along.x * HEAD_WIDTH) / 2 }
  // A last piece shorter than the head is covered by it.
  const end = length > HEAD_LENGTH ? [{ x: base.x + along.x, y: base.y + along.y }] : []
  return {
    shaft: [...route.slice(0, -1), ...end],
    head: `M ${tip.x} ${tip.y} L ${base.x + side.x} ${base.y + side.y} L ${base.x - side.x} ${base.y - side.y} Z`,
  }
}
