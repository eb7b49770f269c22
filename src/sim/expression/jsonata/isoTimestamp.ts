const PATTERN = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):?(\d\d))?$/
const MINUTE = 60_000

/**
 * Epoch milliseconds of an ISO 8601 timestamp, `NaN` for what is none. Digits after the millisecond are dropped.
 * A timestamp without a zone is in UTC: AWS runs there, and the machine's own zone is nobody's business.
 */
export function parseIsoTimestamp(text: string): number {
  const found = PATTERN.exec(text)
  if (!found) return NaN
  const part = (at: number, absent: number) => (found[at] === undefined ? absent : Number(found[at]))
  const [year, month, day] = [part(1, 0), part(2, 1), part(3, 1)]
  const [hour, minute, second] = [part(4, 0), part(5, 0), part(6, 0)]
  const millisecond = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const wholeDay = hour === 24 && minute === 0 && second === 0 && millisecond === 0
  if (month < 1 || month > 12 || day < 1 || day > 31 || (hour > 23 && !wholeDay) || minute > 59 || second > 59) return NaN
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  const offset = part(9, 0) * 60 + part(10, 0)
  return date.getTime() - (found[8] === '-' ? -offset : offset) * MINUTE
}
