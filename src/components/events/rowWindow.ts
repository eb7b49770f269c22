/** Which lines of a long list are in sight. */

export const ROW_HEIGHT = 28
/** Lines drawn beyond the edges, so that scrolling meets no gap. */
const BEYOND = 8

/** @returns the first and the last line to draw; the last is before the first where there is none */
export function visibleRows(top: number, height: number, count: number): readonly [from: number, to: number] {
  const from = Math.max(0, Math.floor(top / ROW_HEIGHT) - BEYOND)
  return [from, Math.min(count - 1, Math.ceil((top + height) / ROW_HEIGHT) + BEYOND)]
}

/** Where to scroll so that a line is in sight with its neighbours; where it is already, as before. */
export function scrolledTo(index: number, top: number, height: number): number {
  const first = Math.max(0, (index - 1) * ROW_HEIGHT)
  const last = (index + 2) * ROW_HEIGHT
  if (first < top) return first
  return last > top + height ? last - height : top
}
