import type { Timers } from '../browser/timers'
import { createPlayback, type Speed } from './playback'

/** Where one looks in a recorded run, and how that moves: the same for every lab. */
export interface PlayheadState {
  /** The moment the playhead stands at, counted from 0. */
  readonly index: number
  readonly playing: boolean
  readonly speed: Speed
  goTo(index: number): void
  stepForward(): void
  stepBack(): void
  /** From the beginning, where it stands at the end. */
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
}

/** The recorded run that a playhead moves over. */
export interface Reel {
  /** Moments; 0: there is no run. */
  count(): number
  /** The moment at the playhead is the one that is drawn: until then the next has to wait. */
  ready(): boolean
  /** The playhead has come to a moment, which is to be drawn. */
  arrived(index: number): void
}

interface Slice {
  set(part: Partial<Pick<PlayheadState, 'index' | 'playing' | 'speed'>>): void
  get(): PlayheadState
}

export interface Playhead {
  /** To be spread into a lab's store. */
  readonly state: PlayheadState
  /** Puts it at the nearest moment there is, and goes on playing where it plays. */
  show(index: number): void
}

/** @param slice  of the store that the playhead's state is part of */
export function createPlayhead(reel: Reel, { set, get }: Slice, timers: Timers): Playhead {
  const last = () => Math.max(0, reel.count() - 1)
  const playback = createPlayback(
    {
      ready: () => reel.ready(),
      atEnd: () => get().index >= last(),
      next: () => show(get().index + 1),
      ended: () => set({ playing: false }),
    },
    timers,
  )

  function show(index: number): void {
    if (reel.count() === 0) return
    const shown = Math.max(0, Math.min(Math.round(index), last()))
    set({ index: shown })
    reel.arrived(shown)
  }

  return {
    show,
    state: {
      index: 0,
      playing: false,
      speed: 2,
      goTo(index) {
        get().pause()
        show(index)
      },
      stepForward: () => get().goTo(get().index + 1),
      stepBack: () => get().goTo(get().index - 1),
      play() {
        if (last() === 0) return show(0)
        if (get().index >= last()) show(0)
        set({ playing: true })
        playback.start(get().speed)
      },
      pause() {
        playback.stop()
        if (get().playing) set({ playing: false })
      },
      setSpeed(speed) {
        set({ speed })
        if (get().playing) playback.start(speed)
      },
    },
  }
}
