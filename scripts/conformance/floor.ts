import { corpusOf } from './conformanceCase'
import { tally } from './report'
import type { Verdict } from './verdict'

/**
 * How many cases must pass at least, by corpus (`stepfunctions`) or kind (`lambda/invoke`). It is
 * committed, and raised as the simulator comes closer to AWS, so that it never falls back unseen.
 */
export interface Floor {
  readonly [name: string]: { readonly full?: number; readonly ignoringCause?: number }
}

/** What fell below the floor, a sentence each. */
export function belowFloor(verdicts: readonly Verdict[], floor: Floor): string[] {
  const tallies = new Map(tally(verdicts, ({ kind }) => [...new Set([corpusOf(kind), kind])]).map((row) => [row.name, row]))
  return Object.entries(floor).flatMap(([name, { full = 0, ignoringCause = 0 }]) => {
    const { passed, passedIgnoringCause } = tallies.get(name) ?? { passed: 0, passedIgnoringCause: 0 }
    return [
      ...(passed < full ? [`${name}: ${passed} passed, the floor is ${full}`] : []),
      ...(passedIgnoringCause < ignoringCause
        ? [`${name}: ${passedIgnoringCause} passed ignoring cause, the floor is ${ignoringCause}`]
        : []),
    ]
  })
}
