import { create } from 'zustand'
import { shownTimeline, useRun } from './runStore'

/** Rows asked for at once: a screen or two. */
const PAGE = 100

/** Rows of the event list, by page: those looked at, not all there are. */
export interface EventRowsState<Row> {
  readonly rows: ReadonlyMap<number, Row>
  /** Makes sure of rows `from` up to and including `to`; they appear when they have come. */
  need(from: number, to: number): void
}

/**
 * @param run   tells when something else is looked at: an object of its own for each
 * @param read  the rows of what is looked at
 */
export function createEventRowsStore<Row extends { readonly index: number }>(
  run: { get(): object | undefined; onChange(changed: () => void): void },
  read: (from: number, count: number) => Promise<readonly Row[]>,
) {
  return create<EventRowsState<Row>>()((set, get) => {
    let asked = new Set<number>()
    run.onChange(() => {
      asked = new Set()
      set({ rows: new Map() })
    })

    async function readPage(page: number): Promise<void> {
      const of = run.get()
      const pages = asked
      try {
        const rows = await read(page * PAGE, PAGE)
        if (run.get() !== of) return
        set({ rows: new Map([...get().rows, ...rows.map((row) => [row.index, row] as const)]) })
      } catch {
        // The next look at these rows asks again.
        pages.delete(page)
      }
    }

    return {
      rows: new Map(),
      need(from, to) {
        if (!run.get()) return
        for (let page = Math.floor(from / PAGE); page * PAGE <= to; page++) {
          if (asked.has(page)) continue
          asked.add(page)
          void readPage(page)
        }
      },
    }
  })
}

/** The events of what the page looks at. */
export const useEventRows = createEventRowsStore(
  {
    get: () => shownTimeline(useRun.getState()),
    onChange: (changed) =>
      void useRun.subscribe((now, before) => {
        if (shownTimeline(now) !== shownTimeline(before)) changed()
      }),
  },
  (from, count) => useRun.getState().readEvents(from, count),
)
