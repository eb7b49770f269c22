import type { TimestampFormat } from '../../aws/models/models'
import { isoTime } from '../../kernel/virtualTime'

/** The epoch seconds of a timestamp in any of AWS's formats; undefined where the text is none. */
export function readTimestamp(text: string): number | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const isMoment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) || /^\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)
  const milliseconds = isMoment ? Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text) : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}

/** Epoch seconds as text: `2025-01-01T00:00:00.000Z`, `Wed, 01 Jan 2025 00:00:00 GMT`, `1735689600`. */
export function writeTimestamp(seconds: number, format: TimestampFormat): string {
  switch (format) {
    case 'iso8601':
      return isoTime(Math.round(seconds * 1000))
    case 'rfc822':
      return new Date(Math.round(seconds * 1000)).toUTCString()
    case 'unixTimestamp':
      return String(seconds)
  }
}
