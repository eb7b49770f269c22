import type { Verdict } from '../verdict'

/** Statements on API Gateway. */
export const verdicts: readonly Verdict[] = []
