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
  /** Counts slices of handlers' work from now on. @param ended  those that are not to run */
  watch(ended: readonly number[]): Promise<void>
  /** The slice that runs now, 0 where none does, and signs of life so far. */
  work(): { readonly slice: number; readonly signs: number }
  terminate(): void
}

/** A slice of a handler's work that gives no sign of life for so long is held by native code, which nothing ends but its thread. */
const HELD_AFTER_MS = 750
/** By then the next lab is made ready, in case it is needed. */
const READY_AFTER_MS = 250
const LOOK_EVERY_MS = 125
/** A call in which more slices than these are held is given up. */
const MOST_HELD = 12

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
   * Waits for a call that runs the world, and tells how far it is. Where a handler holds the lab's thread, the lab is ended,
   * and the call made again in a new one, in which that handler has timed out.
   * @param bringBack  makes of a new lab what the old one was before the call
   * @returns its answer; undefined where the lab had to be ended, and its run is lost
   */
  run<Answer>(
    call: (lab: RemoteLab<Lab>) => Promise<Answer>,
    progress: (made: Progress) => void,
    bringBack?: (lab: RemoteLab<Lab>) => Promise<unknown>,
  ): Promise<Answer | undefined>
  /** Stops the call that runs: by asking, and where nothing comes of it by ending the worker. */
  stop(): void
}

export function connectLab<Lab extends RunningLab>(start: () => LabProcess<Lab>, timers: Timers): LabConnection<Lab> {
  let process: LabProcess<Lab> | undefined
  let giveUp: (() => void) | undefined
  /** Where the call is: told to stop too early, a lab knows of nothing that it could stop. */
  let called = false
  let stopAsked = false
  let cancelPatience: (() => void) | undefined
  let forgetHeld: (() => void) | undefined
  let spare: LabProcess<Lab> | undefined

  const started = () => {
    process ??= spare ?? start()
    if (process === spare) spare = undefined
    return process
  }
  const lab = () => started().lab
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

  /** Settles with the slice that holds its thread. */
  const held = () =>
    new Promise<number>((resolve) => {
      let [seen, times] = [0, 0]
      const lookAgain = () => (forgetHeld = timers.after(LOOK_EVERY_MS, look))
      const look = () => {
        const { slice, signs } = process?.work() ?? { slice: 0, signs: 0 }
        times = signs === seen ? times + 1 : 0
        seen = signs
        const heldFor = slice > 0 ? times * LOOK_EVERY_MS : 0
        if (heldFor >= READY_AFTER_MS) spare ??= start()
        if (heldFor >= HELD_AFTER_MS) resolve(slice)
        else lookAgain()
      }
      lookAgain()
    })

  const endAfter = (ms: number) => {
    const stopping = giveUp
    cancelPatience?.()
    cancelPatience = timers.after(ms, () => {
      process?.terminate()
      process = undefined
      stopping?.()
    })
  }

  const tellToStop = () => {
    const stopping = giveUp
    endAfter(STOP_PATIENCE_MS)
    const heard = () => giveUp === stopping && endAfter(PUT_DOWN_PATIENCE_MS)
    running().stop().then(heard, () => undefined)
  }

  /** Makes the call until it is answered, each time without the slices that have held the thread before. */
  const callUntilFree = async <Answer>(call: (lab: RemoteLab<Lab>) => Promise<Answer>, bringBack: (lab: RemoteLab<Lab>) => Promise<unknown>) => {
    for (const ended: number[] = []; ; ) {
      called = false
      if (ended.length > 0) await bringBack(lab())
      await started().watch(ended)
      const answered = call(lab()).then((given) => ({ given }))
      called = true
      if (stopAsked) tellToStop()
      const answer = await Promise.race([answered, held()])
      if (typeof answer !== 'number') return answer.given
      ended.push(answer)
      process?.terminate()
      process = undefined
      // Who wants to stop does not want it again.
      if (stopAsked || ended.length > MOST_HELD) return undefined
    }
  }

  return {
    lab,
    async run(call, progress, bringBack = () => Promise.resolve()) {
      const lost = new Promise<undefined>((resolve) => (giveUp = () => resolve(undefined)))
      const unwatch = watch(progress)
      try {
        return await Promise.race([callUntilFree(call, bringBack), lost])
      } finally {
        unwatch()
        forgetHeld?.()
        spare?.terminate()
        spare = undefined
        cancelPatience?.()
        cancelPatience = undefined
        giveUp = undefined
        called = stopAsked = false
      }
    },
    stop() {
      if (!giveUp || stopAsked) return
      stopAsked = true
      if (called) tellToStop()
      else endAfter(PUT_DOWN_PATIENCE_MS)
    },
  }
}
