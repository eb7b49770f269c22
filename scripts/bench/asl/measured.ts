import { isDeepStrictEqual } from 'node:util'
import type { Machine } from './machines'

/** What a contestant is asked for: so many executions, one after another or all at the same time. */
export interface Round {
  readonly repeat: number
  readonly together: boolean
}

/** What a contestant tells of a round. */
export interface Measured {
  readonly seconds: number
  readonly right: boolean
}

/** What a contestant tells of its memory, asked for when all rounds are over: a collection between two would disturb them. */
export interface Memory {
  /** What the histories of one more round take on the heap. */
  readonly megabytes: number
  /** The most that the process held in any round. */
  readonly peakMegabytes: number
}

/** Whether each execution gave what it must. */
export function isRight({ expected }: Machine, outputs: readonly unknown[]): boolean {
  return outputs.length > 0 && outputs.every((output) => isDeepStrictEqual(output, expected))
}
