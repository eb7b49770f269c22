import { expect, test } from 'vitest'
import { whyNotRedrivable, type RedriveCandidate } from './redrivability'

const day = 86_400_000
const failed: RedriveCandidate = { status: 'FAILED', startedAt: 0, stoppedAt: 1000, lastEventId: 9, machineDeleting: false }

test.each<[why: string, candidate: RedriveCandidate, now: number, reason: string | undefined]>([
  ['failed', failed, 1000, undefined],
  ['stopped', { ...failed, status: 'ABORTED' }, 1000, undefined],
  ['timed out', { ...failed, status: 'TIMED_OUT' }, 1000, undefined],
  ['runs', { ...failed, status: 'RUNNING', stoppedAt: undefined }, 1000, 'Execution is RUNNING and cannot be redriven'],
  ['ended well', { ...failed, status: 'SUCCEEDED' }, 1000, 'Execution is SUCCEEDED and cannot be redriven'],
  ['machine deleting', { ...failed, machineDeleting: true }, 1000, 'State machine is in DELETING status'],
  ['room for two events', { ...failed, lastEventId: 24_998 }, 1000, undefined],
  ['no room', { ...failed, lastEventId: 24_999 }, 1000, 'Execution history event limit exceeded'],
  ['fourteen days over', failed, 14 * day + 1000, undefined],
  ['more than fourteen days', failed, 14 * day + 1001, 'Execution redrivable period exceeded'],
  ['a year old', { ...failed, stoppedAt: 364 * day }, 365 * day + 1, 'Execution has exceeded the max execution time'],
])('RD1 an execution that is: %s', (_why, candidate, now, reason) => {
  expect(whyNotRedrivable(candidate, now)).toBe(reason)
})
