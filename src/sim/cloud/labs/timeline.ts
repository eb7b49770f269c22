import type { VirtualMs } from '../../kernel/virtualTime'
import type { Tone } from '../views/eventRow'

/** All that the time slider draws of a run, or of a part of it. */
export interface Timeline {
  /** Epoch milliseconds of virtual time. */
  readonly startedAt: VirtualMs
  /** Moments are counted 0 to count - 1. */
  readonly count: number
  /** At most 2,000, evenly chosen where there are more moments. */
  readonly ticks: readonly Tick[]
}

/** How a moment is marked: what every history knows, and what befalls a request to a service. */
export type LabTone = Tone | 'cold' | 'throttled' | 'cached'

export interface Tick {
  readonly index: number
  /** Since the start. */
  readonly offset: VirtualMs
  readonly tone: LabTone
}

/** How far a run is while it is being made. */
export interface Progress {
  readonly events: number
  readonly now: VirtualMs
  /** How much is done, 0 to 1, where that is known. */
  readonly share?: number
}

/** What every lab's side of the simulator answers while a run is being made. */
export interface RunningLab {
  progress(): Progress
  /** Stops what runs, where it is. What happened until then can be looked at. */
  stop(): void
}

/** Ticks on the slider. More would not be told apart on any screen. */
const MOST_TICKS = 2000

/** @param tickAt  of a moment, 0 to count - 1 */
export function ticksOf(count: number, tickAt: (index: number) => Omit<Tick, 'index'>): readonly Tick[] {
  const every = Math.max(1, Math.ceil(count / MOST_TICKS))
  const ticks: Tick[] = []
  for (let index = 0; index < count; index += every) {
    const { offset, tone } = tickAt(index)
    ticks.push({ index, offset, tone })
  }
  return ticks
}

/**
 * The last moment of which something holds, 0 where it holds of none.
 * @param holds  true for the first moments, and from some moment on false
 */
export function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
