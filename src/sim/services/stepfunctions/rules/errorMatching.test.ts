import { expect, test } from 'vitest'
import { matchesError } from './errorMatching'

test.each<[why: string, errorEquals: string[], error: string | undefined, matches: boolean, alias?: string]>([
  ['by its name', ['A', 'B'], 'B', true],
  ['letter case counts', ['a'], 'A', false],
  ['everything', ['States.ALL'], 'B', true],
  ['everything, an error without a name too', ['States.ALL'], undefined, true],
  ['everything but what cannot be processed', ['States.ALL'], 'States.Runtime', false],
  ['everything, too much data too, as recorded', ['States.ALL'], 'States.DataLimitExceeded', true],
  ['too much data by its name', ['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
  ['any failed task', ['States.TaskFailed'], 'Lambda.TooManyRequestsException', true],
  ['any failed task but a timeout', ['States.TaskFailed'], 'States.Timeout', false],
  ['any failed task but too much data', ['States.TaskFailed'], 'States.DataLimitExceeded', false],
  ['what cannot be processed not even by its name', ['States.Runtime'], 'States.Runtime', false],
  ['another name of it', ['States.HeartbeatTimeout'], 'States.Timeout', true, 'States.HeartbeatTimeout'],
  ['not another name of something else', ['States.HeartbeatTimeout'], 'States.Timeout', false],
  ['nothing', [], 'A', false],
])('RC3 %s', (_why, errorEquals, error, matches, alias) => {
  expect(matchesError(errorEquals, error, alias)).toBe(matches)
})
