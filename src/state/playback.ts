import type { Timers } from '../browser/timers'

/** Events a second. A person can follow the first few; the last is for long runs. */
export const SPEEDS = [1, 2, 5, 20, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** What is played: moments of a run, in order. */
export interface Track {
  /** The moment shown is the one asked for: until then the next has to wait. */
  ready(): boolean
  atEnd(): boolean
  next(): void
  ended(): void
}

export interface Playback {
  start(speed: Speed): void
  stop(): void
}

/** Moves a track on at a speed. A track that is not ready keeps its moment for one beat longer: none is left out. */
export function createPlayback(track: Track, timers: Timers): Playback {
  let cancel: (() => void) | undefined

  const beat = (speed: Speed) => {
    cancel = timers.after(1000 / speed, () => {
      if (track.ready()) {
        track.next()
        if (track.atEnd()) {
          cancel = undefined
          track.ended()
          return
        }
      }
      beat(speed)
    })
  }
  const stop = () => {
    cancel?.()
    cancel = undefined
  }
  return {
    start(speed) {
      stop()
      beat(speed)
    },
    stop,
  }
}
