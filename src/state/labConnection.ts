import type { Timers } from '../browser/timers'
import type { Progress, RunningLab } from '../sim/cloud/labs/timeline'

/** A lab beyond a worker's boundary: every answer comes later. */
export type RemoteLab<Lab> = {
  readonly [Method in keyof Lab]: Lab[Method] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never
}

/** A lab that can be ended whatever it does. */
export interface LabProcess<Lab> {
  readonly lab: RemoteLab<Lab>
  terminate(): void
}

/** A lab gets this long to hear that it should stop, and its worker is ended where it does not. */
const STOP_PATIENCE_MS = 1000
/** One that has heard gets this long to put down what has run until then, which may be a long story. */
const PUT_DOWN_PATIENCE_MS = 15_000
/** A run shorter than this shows no progress. */
export const PROGRESS_AFTER_MS = 1000
const PROGRESS_EVERY_MS = 250

export interface LabConnection<Lab> {
  /** The lab, started when it is first asked for. */
  lab(): RemoteLab<Lab>
  /**
   * Waits for a call that runs the world, and tells how far it is.
   * @returns its answer; undefined where the lab had to be ended, and its run is lost
   */
  run<Answer>(call: (lab: RemoteLab<Lab>) => Promise<Answer>, progress: (made: Progress) => void): Promise<Answer | undefined>
  /** Stops the call that runs: by asking, and where nothing comes of it by ending the worker. */
  stop(): void
}

export function connectLab<Lab extends RunningLab>(start: () => LabProcess<Lab>, timers: Timers): LabConnection<Lab> {
  let process: LabProcess<Lab> | undefined
  let giveUp: (() => void) | undefined
  let cancelPatience: (() => void) | undefined

  const lab = () => (process ??= start()).lab
  // What every lab has; the compiler cannot see it through the mapping of a lab it does not know.
  const running = () => lab() as unknown as RemoteLab<RunningLab>

  /** Asks again and again, one question at a time; a lab that is too busy to answer is not asked more. */
  const watch = (progress: (made: Progress) => void) => {
    let watching = true
    let cancel: () => void
    const ask = async () => {
      const made = await running().progress()
      if (!watching) return
      progress(made)
      cancel = timers.after(PROGRESS_EVERY_MS, () => void ask())
    }
    cancel = timers.after(PROGRESS_AFTER_MS, () => {
      progress({ events: 0, now: 0 })
      // The run itself tells what went wrong.
      ask().catch(() => undefined)
    })
    return () => {
      watching = false
      cancel()
    }
  }

  return {
    lab,
    async run(call, progress) {
      const lost = new Promise<undefined>((resolve) => (giveUp = () => resolve(undefined)))
      const unwatch = watch(progress)
      try {
        return await Promise.race([call(lab()), lost])
      } finally {
        unwatch()
        cancelPatience?.()
        cancelPatience = undefined
        giveUp = undefined
      }
    },
    stop() {
      if (!giveUp || cancelPatience) return
      const stopping = giveUp
      const endAfter = (ms: number) => {
        cancelPatience?.()
        cancelPatience = timers.after(ms, () => {
          process?.terminate()
          process = undefined
          stopping()
        })
      }
      endAfter(STOP_PATIENCE_MS)
      const heard = () => giveUp === stopping && endAfter(PUT_DOWN_PATIENCE_MS)
      running().stop().then(heard, () => undefined)
    },
  }
}
