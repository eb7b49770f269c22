import type { EventRow } from '../sim/cloud/views/eventRow'
import { tabSeparated } from './tabSeparated'

/** Rows asked for at once: as many as the lab gives. */
const PAGE = 500

/** The whole history as a table for a spreadsheet. */
export async function historyTable(count: number, read: (from: number, count: number) => Promise<readonly EventRow[]>): Promise<string> {
  const rows: EventRow[] = []
  for (let from = 0; from < count; from += PAGE) rows.push(...(await read(from, PAGE)))
  return tabSeparated(
    ['Id', 'Previous', 'Seconds', 'Type', 'State', 'Note'],
    rows.map(({ id, previousEventId, offset, type, state, child, note = '' }) => [
      id,
      previousEventId,
      offset / 1000,
      type,
      state ?? (child === undefined ? '' : `child ${child}`),
      note,
    ]),
  )
}
