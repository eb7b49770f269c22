import { create } from 'zustand'
import { browserTimers } from '../../browser/timers'

interface WallClock {
  /** Epoch ms, to about a second. */
  readonly now: number
  /** Keeps it going. @returns the way to let it rest */
  run(): () => void
}

const SECOND = 1000

/** The time of day, for the minutes of an exam. Virtual time has nothing to do with it. */
export const useWallClock = create<WallClock>()((set) => ({
  now: Date.now(),
  run() {
    let cancel: () => void
    const tick = () => {
      set({ now: Date.now() })
      cancel = browserTimers.after(SECOND - (Date.now() % SECOND), tick)
    }
    tick()
    return () => cancel()
  },
}))
