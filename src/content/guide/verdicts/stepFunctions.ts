import type { Verdict } from '../verdict'

/** Statements on Step Functions. */
export const verdicts: readonly Verdict[] = []
