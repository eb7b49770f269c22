import type { Verdict } from './verdict'

/** All statements of the source guide with what holds, loaded when they are shown. */
export async function loadVerdicts(): Promise<readonly Verdict[]> {
  const parts = await Promise.all([import('./verdicts/lambda'), import('./verdicts/apiGateway'), import('./verdicts/stepFunctions'), import('./verdicts/exam')])
  return parts.flatMap(({ verdicts }) => verdicts)
}
