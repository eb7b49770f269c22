import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/

/**
 * The epoch milliseconds of an RFC 3339 moment with `T` and an offset, nanoseconds rounded to
 * microseconds; undefined if the text is none (`2016-13-05T21:29:29Z`).
 */
export function parseTimestamp(text: string): number | undefined {
  const match = FORM.exec(text)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0))
  if (year === undefined || !month || !day || hour === undefined || minute === undefined || second === undefined) return undefined
  if (month > 12 || day > daysOf(year, month) || hour > 23 || minute > 59 || second > 59) return undefined
  const fraction = Number(`0.${match[7] ?? '0'}`) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(fraction * 1000) / 1000 - offsetOf(match[8] ?? 'Z')
}

/** A moment as Step Functions prints it: ISO 8601, without a fraction that is zero. */
export function shortTime(at: VirtualMs): string {
  return isoTime(at).replace('.000Z', 'Z')
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
