import type { Verdict } from './verdict'

/** What the statements are about, in the order of the source guide. */
const SUBJECTS = ['Lambda', 'API Gateway', 'Step Functions', 'The exam'] as const

export interface Checked extends Verdict {
  readonly subject: (typeof SUBJECTS)[number]
}

/** All statements of the source guide with what holds, loaded when they are shown. */
export async function loadVerdicts(): Promise<readonly Checked[]> {
  const parts = await Promise.all([import('./verdicts/lambda'), import('./verdicts/apiGateway'), import('./verdicts/stepFunctions'), import('./verdicts/exam')])
  return parts.flatMap(({ verdicts }, index) => verdicts.map((verdict) => ({ ...verdict, subject: SUBJECTS[index]! })))
}
