/** Time as the page has it: for waits that a person notices. Virtual time has nothing to do with it. */
export interface Timers {
  /** Does the work in so many milliseconds, unless what it returns was called before. */
  after(ms: number, work: () => void): () => void
  /** Settles with the next frame that is drawn; soon after in a page that is not drawn at all. */
  frame(): Promise<void>
}

/** A page in the background draws nothing, but what it does goes on. */
const UNDRAWN_FRAME_MS = 100

export const browserTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  frame: () =>
    new Promise((drawn) => {
      const timer = setTimeout(drawn, UNDRAWN_FRAME_MS)
      requestAnimationFrame(() => {
        clearTimeout(timer)
        drawn()
      })
    }),
}
