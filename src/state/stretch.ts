import type { EventRow } from '../sim/cloud/views/eventRow'

/** Rows read at once: as many as the lab gives. */
const PAGE = 500

type Read = (from: number, count: number) => Promise<readonly EventRow[]>

/**
 * The moment at which the next stretch of events begins, or the last that began before: a stretch is of one state, in a
 * Map Run of one kind of event.
 *
 * @returns the last moment where no other stretch follows, the first where none was before
 */
export async function stretchFrom(index: number, direction: 1 | -1, count: number, read: Read): Promise<number> {
  const last = Math.max(0, count - 1)
  if (direction === 1) {
    // Pages share a row, so that a stretch may begin at an edge.
    for (let from = index; from < last; from += PAGE - 1) {
      const rows = await read(from, PAGE)
      const at = rows.findIndex((row, i) => i > 0 && begins(rows[i - 1], row))
      if (at > 0) return from + at
    }
    return last
  }
  for (let to = index, from = to; to > 1; to = from + 1) {
    from = Math.max(0, to - PAGE)
    const rows = await read(from, to - from)
    for (let at = rows.length - 1; at > 0; at--) if (begins(rows[at - 1], rows[at])) return from + at
  }
  return 0
}

function begins(before: EventRow | undefined, row: EventRow | undefined): boolean {
  return stretchOf(before) !== stretchOf(row)
}

function stretchOf(row: EventRow | undefined): string | undefined {
  return row?.child === undefined ? row?.state : row.type
}
