import { createStore, type StoreApi } from 'zustand'
import type { Sample } from '../../content/guide/sample'
import type { Act, SampleOutcome, SampleWorld } from '../../grading/sample/playSample'
import { sampleAct } from './sampleAct'

/** An example in a chapter: what is to be done with it, and what came of it. */
export interface SampleState {
  /** Position in its runs. */
  readonly chosen: number
  /** What stands on the command line. */
  readonly line: string
  readonly running: boolean
  readonly outcome: SampleOutcome | undefined
  /** Why there is no outcome: the line is none, or our mistake. */
  readonly problem: string | undefined
  choose(run: number): void
  setLine(line: string): void
  run(): Promise<void>
}

/** Does something with an example, beside the page. */
export type PlaySample = (sample: SampleWorld, act: Act) => Promise<SampleOutcome>

export function createSampleStore(sample: Sample, playSample: PlaySample): StoreApi<SampleState> {
  const lineOf = (index: number) => {
    const run = sample.runs[index]
    return run && 'line' in run ? run.line : ''
  }
  const none = { outcome: undefined, problem: undefined } as const
  return createStore<SampleState>()((set, get) => {
    let asked = 0
    return {
      chosen: 0,
      line: lineOf(0),
      running: false,
      ...none,
      choose(chosen) {
        asked++
        set({ chosen, line: lineOf(chosen), running: false, ...none })
      },
      setLine: (line) => set({ line }),
      async run() {
        const act = sampleAct(sample, sample.runs[get().chosen] ?? sample.runs[0], get().line)
        if ('problem' in act) return set({ outcome: undefined, problem: act.problem })
        const mine = ++asked
        set({ running: true, problem: undefined })
        const { world, steps, logs, watched, story } = sample
        try {
          const outcome = await playSample({ ...(world && { world }), steps, logs, watched, story }, act)
          // Whoever has chosen something else meanwhile waits for nothing of this.
          if (mine === asked) set({ outcome, running: false })
        } catch (error) {
          if (mine === asked) set({ outcome: undefined, running: false, problem: error instanceof Error ? error.message : String(error) })
        }
      },
    }
  })
}
