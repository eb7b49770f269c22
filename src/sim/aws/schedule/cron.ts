import type { VirtualMs } from '../../kernel/virtualTime'

/** A cron expression as EventBridge and its kin take it: minutes, hours, day of month, month, day of week, year. */
export interface Cron {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  /** Which days of a month of so many days that begins on so many a weekday (0 for Sunday). */
  readonly days: DayRule
}

type DayRule =
  | { readonly kind: 'days'; readonly days: ReadonlySet<number> }
  | { readonly kind: 'weekdays'; readonly weekdays: ReadonlySet<number> }
  | { readonly kind: 'last day' }
  /** The weekday (Monday to Friday) nearest to a day, within its month. */
  | { readonly kind: 'nearest weekday'; readonly day: number }
  | { readonly kind: 'nth weekday'; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'last weekday'; readonly weekday: number }

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const LAST_YEAR = 2199
const DAY = 86_400_000

/** Undefined where a field is wrong, or where not exactly one of the two day fields is `?`. */
export function readCron(text: string): Cron | undefined {
  const [minute, hour, day, month, weekday, year, ...surplus] = text.trim().split(/ +/)
  if (year === undefined || surplus.length > 0) return undefined
  const minutes = readSet(minute!, 0, 59)
  const hours = readSet(hour!, 0, 23)
  const months = readSet(month!, 1, 12, MONTHS)
  const years = readSet(year, 1970, LAST_YEAR)
  const days = (day === '?') === (weekday === '?') ? undefined : weekday === '?' ? readDays(day!) : readWeekdays(weekday!)
  return minutes && hours && months && years && days && { minutes, hours, months, years, days }
}

/** `5`, `1-5`, `0/15`, `*`, and lists of them; names count from the field's least. */
function readSet(text: string, least: number, most: number, names: readonly string[] = []): ReadonlySet<number> | undefined {
  const valueOf = (token: string): number => {
    const named = names.indexOf(token.toUpperCase())
    return named >= 0 ? named + least : /^\d+$/.test(token) ? Number(token) : NaN
  }
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [range = '', step, more] = item.split('/')
    const [from, to, extra] = range.split('-')
    if (more !== undefined || extra !== undefined || (step !== undefined && !/^[1-9]\d*$/.test(step))) return undefined
    const first = from === '*' ? least : valueOf(from!)
    const last = from === '*' || (to === undefined && step !== undefined) ? most : to === undefined ? first : valueOf(to)
    if (!(first >= least && last <= most && first <= last)) return undefined
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

function readDays(text: string): DayRule | undefined {
  if (text === 'L') return { kind: 'last day' }
  const [, nearest] = /^(\d+)W$/.exec(text) ?? []
  if (nearest !== undefined) return Number(nearest) >= 1 && Number(nearest) <= 31 ? { kind: 'nearest weekday', day: Number(nearest) } : undefined
  const days = readSet(text, 1, 31)
  return days && { kind: 'days', days }
}

/** Weekdays are 1 to 7 from Sunday. */
function readWeekdays(text: string): DayRule | undefined {
  if (text === 'L') return { kind: 'weekdays', weekdays: new Set([6]) }
  const [, last] = /^([1-7])L$/.exec(text) ?? []
  if (last !== undefined) return { kind: 'last weekday', weekday: Number(last) - 1 }
  const [, weekday, nth] = /^([1-7])#([1-5])$/.exec(text) ?? []
  if (weekday !== undefined) return { kind: 'nth weekday', weekday: Number(weekday) - 1, nth: Number(nth) }
  const days = readSet(text, 1, 7, WEEKDAYS)
  return days && { kind: 'weekdays', weekdays: new Set([...days].map((day) => day - 1)) }
}

/** The first whole minute after a moment that matches. */
export function nextMatch(cron: Cron, after: VirtualMs): VirtualMs | undefined {
  const start = new Date(Math.floor(after))
  let year = start.getUTCFullYear()
  let month = start.getUTCMonth()
  for (; year <= LAST_YEAR; month = month === 11 ? 0 : month + 1, year += month === 0 ? 1 : 0) {
    if (!cron.years.has(year) || !cron.months.has(month + 1)) continue
    for (const day of daysOf(cron.days, year, month)) {
      const midnight = Date.UTC(year, month, day)
      if (midnight + DAY <= after) continue
      const found = timesOf(cron, midnight).find((time) => time > after)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function timesOf({ hours, minutes }: Cron, midnight: VirtualMs): VirtualMs[] {
  const ascending = (set: ReadonlySet<number>) => [...set].sort((one, other) => one - other)
  return ascending(hours).flatMap((hour) => ascending(minutes).map((minute) => midnight + (hour * 60 + minute) * 60_000))
}

function daysOf(rule: DayRule, year: number, month: number): readonly number[] {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const weekdayOf = (day: number) => new Date(Date.UTC(year, month, day)).getUTCDay()
  const all = Array.from({ length }, (_, i) => i + 1)
  switch (rule.kind) {
    case 'days':
      return all.filter((day) => rule.days.has(day))
    case 'weekdays':
      return all.filter((day) => rule.weekdays.has(weekdayOf(day)))
    case 'last day':
      return [length]
    case 'nearest weekday':
      return rule.day > length ? [] : [nearestWeekday(rule.day, length, weekdayOf(rule.day))]
    case 'nth weekday':
      return all.filter((day) => weekdayOf(day) === rule.weekday).slice(rule.nth - 1, rule.nth)
    case 'last weekday':
      return all.filter((day) => weekdayOf(day) === rule.weekday).slice(-1)
  }
}

function nearestWeekday(day: number, length: number, weekday: number): number {
  if (weekday === 6) return day === 1 ? 3 : day - 1
  if (weekday === 0) return day === length ? day - 2 : day + 1
  return day
}
