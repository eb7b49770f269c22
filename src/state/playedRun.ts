import type { StoreApi } from 'zustand'
import type { Timeline } from '../sim/cloud/labs/timeline'
import type { PlayheadState } from './playhead'

/** What the run bar shows of a run, whichever lab's it is. */
export interface PlayedRun extends Pick<PlayheadState, 'index' | 'playing' | 'speed'> {
  /** A run is being made. */
  readonly running: boolean
  /** All moments of what is looked at; none before the first run. */
  readonly timeline: Timeline | undefined
  /** Virtual time at the playhead, since the start of what is looked at; none while it is on its way. */
  readonly offset: number | undefined
  /** The same of the moment that is drawn, which may be an earlier one. */
  readonly drawnOffset: number | undefined
  /** The moment that is drawn as a date, ISO 8601. */
  readonly time: string | undefined
  /** The moment it was forked at. */
  readonly forkedAt: number | undefined
}

/** What the run bar does, besides what every playhead can. */
export interface LabDeeds {
  /** Makes the moment shown the present and runs on from it; absent where nothing can be forked. */
  fork?(): void
  /** Goes to where the next stretch of moments begins, or the last before. */
  stepStretch(direction: 1 | -1): void
  /** Lets go of what is selected, or goes back to where one came from. */
  letGo(): void
}

/** What a lab calls what its run bar does. */
export interface BarWords {
  /** What a stretch of moments is of: `state`. */
  readonly stretch: string
  /** What a fork takes over, in sentences. */
  readonly fork?: string
  readonly letGo: string
}

/** A lab's run as the run bar sees it. */
export interface RunSource {
  readonly words: BarWords
  readonly deeds: LabDeeds & Pick<PlayheadState, 'goTo' | 'stepForward' | 'stepBack' | 'play' | 'pause' | 'setSpeed'>
  get(): PlayedRun
  subscribe(changed: () => void): () => void
}

/** @param view  what the run bar shows, of a lab's state; made anew only when that has changed */
export function runSource<State extends PlayheadState>(
  store: StoreApi<State>,
  view: (state: State) => Omit<PlayedRun, 'index' | 'playing' | 'speed'>,
  deeds: LabDeeds,
  words: BarWords,
): RunSource {
  let of: State | undefined
  let seen: PlayedRun | undefined
  return {
    words,
    deeds: {
      ...deeds,
      goTo: (index) => store.getState().goTo(index),
      stepForward: () => store.getState().stepForward(),
      stepBack: () => store.getState().stepBack(),
      play: () => store.getState().play(),
      pause: () => store.getState().pause(),
      setSpeed: (speed) => store.getState().setSpeed(speed),
    },
    get() {
      const state = store.getState()
      if (!seen || of !== state) {
        const { index, playing, speed } = state
        of = state
        seen = { ...view(state), index, playing, speed }
      }
      return seen
    },
    subscribe: (changed) => store.subscribe(changed),
  }
}
