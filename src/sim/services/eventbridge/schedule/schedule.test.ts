import { expect, test } from 'vitest'
import { nextTime, readSchedule } from '../../../aws/schedule/schedule'

const START = Date.UTC(2025, 0, 1, 10, 30)

function next(expression: string): string | undefined {
  const schedule = readSchedule(expression)
  if (!schedule) throw new Error(`not taken: ${expression}`)
  const at = nextTime(schedule, START)
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)
}

test.each<[expression: string, time: string | undefined]>([
  ['rate(1 minute)', '2025-01-01T10:31'],
  ['rate(2 hours)', '2025-01-01T12:30'],
  ['rate(1 day)', '2025-01-02T10:30'],
  ['cron(30 10 * * ? *)', '2025-01-02T10:30'],
  ['cron(31 10 * * ? *)', '2025-01-01T10:31'],
  ['cron(0 12 * * ? *)', '2025-01-01T12:00'],
  ['cron(15 10 ? * 6L 2026-2027)', '2026-01-30T10:15'],
  ['cron(0 18 ? * MON-FRI *)', '2025-01-01T18:00'],
  ['cron(0 8 1 * ? *)', '2025-02-01T08:00'],
  ['cron(0/15 * * * ? *)', '2025-01-01T10:45'],
  ['cron(0 0 ? * SUN *)', '2025-01-05T00:00'],
  ['cron(0 0 29 2 ? *)', '2028-02-29T00:00'],
  ['cron(0 9 L * ? *)', '2025-01-31T09:00'],
  ['cron(0 9 1W 2 ? *)', '2025-02-03T09:00'],
  ['cron(0 9 15W 3 ? *)', '2025-03-14T09:00'],
  ['cron(0 9 31W 8 ? *)', '2025-08-29T09:00'],
  ['cron(0 9 ? * 2#2 *)', '2025-01-13T09:00'],
  ['cron(0 9 ? JAN,MAR THU *)', '2025-01-02T09:00'],
  ['cron(5,35 8-10 * * ? *)', '2025-01-01T10:35'],
  ['cron(0 0 1 1 ? 2020)', undefined],
])('EV41 after 10:30 on 1 January 2025 (a Wednesday) %s is due at %s', (expression, time) => {
  expect(next(expression)).toBe(time)
})

test.each([
  'rate(1 minutes)', 'rate(5 minute)', 'rate(0 minutes)', 'rate(5 seconds)', 'rate(-1 hours)', 'rate(1.5 hours)', 'every 5 minutes',
  'cron(* * * * * *)', 'cron(0 0 ? * ? *)', 'cron(0 0 * * ?)', 'cron(60 0 * * ? *)', 'cron(0 24 * * ? *)', 'cron(0 0 0 * ? *)', 'cron(0 0 ? * 8 *)',
  'cron(0 0 32W * ? *)', 'cron(0 0 ? * 2#6 *)', 'cron(0 0 * 13 ? *)', 'cron(0 0 * * ? 1969)', 'cron(5-1 0 * * ? *)', 'cron(0/0 0 * * ? *)', 'cron(a 0 * * ? *)',
])('EV40 EV41 %s is no schedule', (expression) => {
  expect(readSchedule(expression)).toBeUndefined()
})
