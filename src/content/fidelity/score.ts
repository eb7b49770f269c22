import score from './score.json'

/** What came of the cases recorded from AWS. A conformance run writes it with `--score`; nobody writes it by hand. */
export interface Score {
  readonly kinds: readonly KindScore[]
  /** By their ids, in order. */
  readonly failures: readonly FailedCase[]
}

export interface KindScore {
  /** `stepfunctions` */
  readonly corpus: string
  /** `execution` */
  readonly kind: string
  readonly passed: number
  /** Passed when the wording of AWS's error texts is left out. */
  readonly passedIgnoringCause: number
  readonly total: number
}

export interface FailedCase {
  readonly id: string
  readonly kind: string
  readonly passedIgnoringCause: boolean
}

/** The last run that was written down. */
export const keptScore: Score = score

/** All kinds together. */
export function totalOf({ kinds }: Score): { readonly passed: number; readonly total: number } {
  const sum = (countOf: (kind: KindScore) => number) => kinds.reduce((all, kind) => all + countOf(kind), 0)
  return { passed: sum(({ passed }) => passed), total: sum(({ total }) => total) }
}
