import type { Score } from '../../src/content/fidelity/score'
import { corpusOf } from './conformanceCase'
import { tally } from './report'
import type { Verdict } from './verdict'

/** What the app shows of a run: counts by kind, and which cases failed. The order in which cases ran does not show. */
export function scoreOf(verdicts: readonly Verdict[]): Score {
  return {
    kinds: tally(verdicts, ({ kind }) => [kind])
      .map(({ name, ...counts }) => ({ corpus: corpusOf(name), kind: name, ...counts }))
      .sort((a, b) => byCodeUnit(a.corpus, b.corpus) || byCodeUnit(a.kind, b.kind)),
    failures: verdicts
      .filter(({ passed }) => !passed)
      .map(({ id, kind, passedIgnoringCause }) => ({ id, kind, passedIgnoringCause }))
      .sort((a, b) => byCodeUnit(a.id, b.id)),
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
