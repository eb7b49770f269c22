import { create } from 'zustand'
import type { ChildRow, ChildWindow } from '../sim/cloud/labs/stepfunctions/lab'
import type { ExecutionStatus } from '../sim/cloud/views/executionView'
import { shownArn, useRun } from './runStore'

/** Rows asked for at once: a screen or two. */
const PAGE = 100

/** What is asked for: the lines in sight, at a moment of a Map Run. */
export interface ChildrenWanted {
  readonly index: number
  /** Of children that stand so; undefined: all that have started. */
  readonly status: ExecutionStatus | undefined
  readonly from: number
  /** The last of them. */
  readonly to: number
}

/** Child executions of a Map Run in sight, as they stood at the moment read last. */
export interface ChildRowsState {
  /** By their place in the list. */
  readonly rows: ReadonlyMap<number, ChildRow>
  /** All that the list has. */
  readonly total: number
  /** Reads what is in sight. While one reading is on its way, the newest wish waits and takes the place of the others. */
  need(wanted: ChildrenWanted): void
  forget(): void
}

type Read = (index: number, from: number, count: number, status: ExecutionStatus | undefined) => Promise<ChildWindow>

export function createChildRowsStore(read: Read) {
  return create<ChildRowsState>()((set) => {
    let waiting: ChildrenWanted | undefined
    let working = false
    let subject = 0

    /** Whole pages, as many as the lines in sight touch. */
    async function readPages({ index, status, from, to }: ChildrenWanted) {
      const rows = new Map<number, ChildRow>()
      let total = 0
      for (let page = Math.floor(from / PAGE); page * PAGE <= to; page++) {
        const made = await read(index, page * PAGE, PAGE, status)
        made.rows.forEach((row, i) => rows.set(page * PAGE + i, row))
        total = made.total
      }
      return { rows, total }
    }

    async function work(mine: number): Promise<void> {
      for (let next = waiting; next && mine === subject; next = waiting) {
        waiting = undefined
        const made = await readPages(next)
        if (mine === subject) set(made)
      }
    }

    return {
      rows: new Map(),
      total: 0,
      need(wanted) {
        waiting = wanted
        if (working) return
        working = true
        const mine = subject
        // A reading that fails belongs to a run that has gone; the next look asks again.
        void work(mine)
          .catch(() => undefined)
          .then(() => {
            if (mine === subject) working = false
          })
      },
      forget() {
        subject++
        waiting = undefined
        working = false
        set({ rows: new Map(), total: 0 })
      },
    }
  })
}

/** The child executions of the Map Run that the page looks at. */
export const useChildRows = createChildRowsStore((...asked) => useRun.getState().readChildren(...asked))

useRun.subscribe((now, before) => {
  if (shownArn(now) !== shownArn(before) || now.run !== before.run) useChildRows.getState().forget()
})
