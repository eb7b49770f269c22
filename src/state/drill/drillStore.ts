import { createStore, type StoreApi } from 'zustand'
import type { Records } from '../../browser/records'
import type { Drill } from '../../content/drills/drill'
import type { DrillVerdict } from '../../grading/drill/gradeDrill'
import { createKeeping } from '../keeping'

/** A drill that is worked on: its system as it was changed, and what came of it. */
export interface DrillState {
  /** By part; the starter's where nothing was changed. */
  readonly texts: Readonly<Record<string, string>>
  readonly running: boolean
  readonly verdict: DrillVerdict | undefined
  /** Why it could not be graded: our mistake, or it was stopped. */
  readonly problem: string | undefined
  /** How many of the three hints are shown. */
  readonly hints: number
  readonly solved: boolean
  readonly solutionShown: boolean
  open(): Promise<void>
  edit(part: string, text: string): void
  /** Back to how it was when the ticket came. */
  startOver(): void
  submit(): Promise<void>
  /** Ends the traffic, whatever it does. */
  cancel(): void
  hint(): void
  showSolution(): void
  /** Puts the solution's texts in place of one's own, which undo brings back. */
  take(change: Readonly<Record<string, string>>): void
}

export interface DrillPorts {
  readonly records: Records
  /** Calls back before the page may end. */
  beforeEnd(keep: () => void): void
  grade(drill: Drill, texts: Readonly<Record<string, string>>): Promise<DrillVerdict>
  stop(): void
  tried(drill: string, passed: boolean): void
}

export function createDrillStore(drill: Drill, { records, beforeEnd, grade, stop, tried }: DrillPorts): StoreApi<DrillState> {
  const starter = Object.fromEntries(drill.parts.map(({ id, starter: text }) => [id, text]))
  const key = `drill ${drill.id}`
  return createStore<DrillState>()((set, get) => {
    const keeping = createKeeping(records, key, () => undefined)
    let asked = 0
    const change = (texts: Readonly<Record<string, string>>) => {
      set({ texts })
      keeping.keep(texts)
    }
    return {
      texts: starter,
      running: false,
      verdict: undefined,
      problem: undefined,
      hints: 0,
      solved: false,
      solutionShown: false,
      async open() {
        beforeEnd(keeping.leave)
        const before = get().texts
        const kept = await records.read(key).catch(() => undefined)
        // What was typed before the device answered is newer.
        if (get().texts === before && isTexts(kept)) set({ texts: { ...starter, ...known(kept, starter) } })
      },
      edit: (part, text) => change({ ...get().texts, [part]: text }),
      startOver: () => change(starter),
      take: (texts) => change({ ...get().texts, ...texts }),
      async submit() {
        if (get().running) return
        const mine = ++asked
        set({ running: true, problem: undefined })
        try {
          const verdict = await grade(drill, get().texts)
          if (mine !== asked) return
          set({ running: false, verdict, solved: get().solved || verdict.passed })
          if (!verdict.problem) tried(drill.id, verdict.passed)
        } catch (error) {
          if (mine === asked) set({ running: false, problem: error instanceof Error ? error.message : String(error) })
        }
      },
      cancel() {
        asked++
        stop()
        set({ running: false, problem: 'The traffic was stopped before its end: nothing is graded.' })
      },
      hint: () => set({ hints: Math.min(drill.hints.length, get().hints + 1) }),
      showSolution: () => set({ solutionShown: true }),
    }
  })
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')
}

/** Only what the drill has today: a part may have gone since. */
function known(kept: Readonly<Record<string, string>>, starter: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(kept).filter(([part]) => Object.hasOwn(starter, part)))
}
