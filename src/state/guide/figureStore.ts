import { createStore, type StoreApi } from 'zustand'
import { browserTimers, type Timers } from '../../browser/timers'
import type { Figure, Json } from '../../content/guide/figure'
import type { PlayedFigure } from '../../grading/figure/playedFigure'
import { createPlayhead, type PlayheadState } from '../playhead'

/** One figure of a chapter: what its controls have chosen, what came of it, and where one looks. */
export interface FigureState extends PlayheadState {
  /** Positions in each control's choices, by the control's name. */
  readonly chosen: Readonly<Record<string, number>>
  readonly running: boolean
  /** None before the first run. */
  readonly played: PlayedFigure | undefined
  /** Why nothing could be shown: our mistake. */
  readonly problem: string | undefined
  choose(name: string, choice: number): void
  /** Runs the world of the figure with what is chosen. */
  run(): Promise<void>
}

/** Runs a figure beside the page. */
export type PlayFigure = (figure: Figure, chosen: Readonly<Record<string, Json>>) => Promise<PlayedFigure>

export function createFigureStore(figure: Figure, playFigure: PlayFigure, timers: Timers = browserTimers): StoreApi<FigureState> {
  return createStore<FigureState>()((set, get) => {
    const playhead = createPlayhead(
      { count: () => get().played?.moments.length ?? 0, ready: () => true, arrived: () => undefined },
      { set, get },
      timers,
    )
    let asked = 0
    return {
      ...playhead.state,
      chosen: Object.fromEntries(figure.controls.map(({ name, preset = 0 }) => [name, preset])),
      running: false,
      played: undefined,
      problem: undefined,

      choose(name, choice) {
        set({ chosen: { ...get().chosen, [name]: choice } })
        void get().run()
      },

      async run() {
        const mine = ++asked
        get().pause()
        set({ running: true, problem: undefined })
        try {
          const played = await playFigure(figure, valuesOf(figure, get().chosen))
          // Who has chosen again meanwhile waits for that.
          if (mine !== asked) return
          set({ played, running: false })
          playhead.show(played.moments.length - 1)
        } catch (error) {
          if (mine === asked) set({ running: false, problem: error instanceof Error ? error.message : String(error) })
        }
      },
    }
  })
}

function valuesOf({ controls }: Figure, chosen: Readonly<Record<string, number>>): Record<string, Json> {
  return Object.fromEntries(controls.map(({ name, choices }) => [name, choices[chosen[name] ?? 0]?.value ?? null]))
}
