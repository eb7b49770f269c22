import type { SliceOutcome } from '../aws/guestSlice'
import type { WorkSlice } from './guest'
import { NODE_BYTES } from './sandbox/memory'
import { MOST_TICKS_A_SLICE, POLLS_A_TICK } from './virtualCpu'

/**
 * Who watches the work of guests from another thread. Most work is metered and ends by itself; what the engine does in one
 * piece (a power of BigInt) only ends with its thread. The one who watches ends that, and begins the run again in another,
 * which is told not to let the guest do it.
 */
export interface SliceWatch {
  /** A slice is about to run. @returns false where it held its thread too long when it was run before */
  begins(): boolean
  /** It is being worked on: told now and then by what is metered. Work in one piece tells nothing. */
  goesOn(): void
  /** It has run. */
  ends(): void
}

/** In Node nobody watches: a test that hangs is ended by whoever runs it. */
export const nobodyWatches: SliceWatch = { begins: () => true, goesOn: () => undefined, ends: () => undefined }

/** What came of a slice that was ended from outside: all its time is used up, and what it did in it is not known. */
export function endedFromOutside({ limit }: WorkSlice): SliceOutcome {
  return {
    duration: limit,
    polls: MOST_TICKS_A_SLICE * POLLS_A_TICK,
    console: [],
    calls: [],
    timers: [],
    clearedTimers: [],
    end: { kind: 'timedOut' },
    memoryUsed: NODE_BYTES,
    memoryHash: '',
  }
}
