import { expect, test } from 'vitest'
import { scoreOf } from './score'
import type { Verdict } from './verdict'

const verdict = (id: string, kind: string, passed: boolean, passedIgnoringCause = passed): Verdict => ({
  id,
  kind,
  passed,
  passedIgnoringCause,
  features: [],
  reason: '',
  reasonIgnoringCause: '',
})

test('a score counts by kind and names what failed, whatever the order of the run', () => {
  const verdicts = [
    verdict('b', 'validate', false, true),
    verdict('c', 'lambda/invoke', true),
    verdict('a', 'validate', false),
    verdict('d', 'execution', true),
  ]
  const score = scoreOf(verdicts)

  expect(score).toEqual({
    kinds: [
      { corpus: 'lambda', kind: 'lambda/invoke', passed: 1, passedIgnoringCause: 1, total: 1 },
      { corpus: 'stepfunctions', kind: 'execution', passed: 1, passedIgnoringCause: 1, total: 1 },
      { corpus: 'stepfunctions', kind: 'validate', passed: 0, passedIgnoringCause: 1, total: 2 },
    ],
    failures: [
      { id: 'a', kind: 'validate', passedIgnoringCause: false },
      { id: 'b', kind: 'validate', passedIgnoringCause: true },
    ],
  })
  expect(scoreOf(verdicts.toReversed())).toEqual(score)
})
