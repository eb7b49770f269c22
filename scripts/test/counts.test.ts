import { expect, test } from 'vitest'
import { conformanceCounts, playwrightCounts, scoreCounts, sum, vitestCounts, type Counts } from './counts.mjs'

test.each<[why: string, counts: Counts, passed: number, failed: number]>([
  ['vitest: what passed and failed', vitestCounts({ numPassedTests: 3, numFailedTests: 1 }, 1), 3, 1],
  ['vitest: no report', vitestCounts(undefined, 0), 0, 1],
  ['vitest: an empty report', vitestCounts({ numPassedTests: 0, numFailedTests: 0 }, 0), 0, 1],
  ['vitest: all skipped', vitestCounts({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 4 }, 0), 0, 1],
  ['vitest: an error outside tests', vitestCounts({ numPassedTests: 3, numFailedTests: 0 }, 1), 3, 1],
  [
    'vitest: a file that could not be loaded',
    vitestCounts(
      { numPassedTests: 3, numFailedTests: 0, testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] },
      1,
    ),
    3,
    1,
  ],
  ['playwright: what passed and failed', playwrightCounts({ stats: { expected: 2, unexpected: 1 } }, 1), 2, 1],
  ['playwright: no report', playwrightCounts(undefined, 0), 0, 1],
  ['playwright: all skipped', playwrightCounts({ stats: { expected: 0, unexpected: 0, skipped: 2 } }, 0), 0, 1],
  ['conformance: at the floor', conformanceCounts([{ passed: true }, { passed: false }], 0), 1, 0],
  ['conformance: below the floor', conformanceCounts([{ passed: true }], 1), 0, 1],
  ['conformance: no case', conformanceCounts([], 0), 0, 1],
  ['score: as committed', scoreCounts({ kinds: [1] }, { kinds: [1] }, ''), 1, 0],
  ['score: another than committed', scoreCounts({ kinds: [1] }, { kinds: [2] }, ''), 0, 1],
  ['score: none committed', scoreCounts(undefined, { kinds: [1] }, ''), 0, 1],
  ['score: none written, and none committed', scoreCounts(undefined, undefined, ''), 0, 1],
])('%s', (_why, counts, passed, failed) => {
  expect({ passed: counts.passed, failed: counts.failed }).toEqual({ passed, failed })
})

test('no stage at all is a failure', () => {
  expect(sum([])).toEqual({ passed: 0, failed: 1 })
})
