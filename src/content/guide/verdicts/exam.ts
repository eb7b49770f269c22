import type { Verdict } from '../verdict'

/** Statements on the exam and on serverless as a whole. */
export const verdicts: readonly Verdict[] = []
