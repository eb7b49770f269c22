import type { VirtualMs } from '../../kernel/virtualTime'
import { nextMatch, readCron, type Cron } from './cron'

/** When something runs: every so often, or at times of a calendar in UTC. */
export type Schedule =
  | { readonly kind: 'rate'; readonly source: string; readonly every: VirtualMs }
  | { readonly kind: 'cron'; readonly source: string; readonly cron: Cron }

const MINUTE = 60_000
const UNITS: { readonly [unit: string]: VirtualMs } = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE }

/** Reads `rate(5 minutes)` or `cron(0 12 * * ? *)`; undefined if it is neither. */
export function readSchedule(source: string): Schedule | undefined {
  const [, amount, unit, plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(source) ?? []
  if (amount !== undefined && unit !== undefined) {
    const every = Number(amount) * UNITS[unit]!
    // One of a unit is singular, several are plural; nothing else is taken.
    return every > 0 && (Number(amount) === 1) === (plural === '') ? { kind: 'rate', source, every } : undefined
  }
  const [, fields] = /^cron\((.+)\)$/.exec(source) ?? []
  const cron = fields === undefined ? undefined : readCron(fields)
  return cron && { kind: 'cron', source, cron }
}

/** The next time after a moment; undefined if there is none any more. */
export function nextTime(schedule: Schedule, after: VirtualMs): VirtualMs | undefined {
  return schedule.kind === 'rate' ? after + schedule.every : nextMatch(schedule.cron, after)
}
