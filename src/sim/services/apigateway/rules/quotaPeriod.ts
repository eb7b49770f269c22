export type QuotaPeriod = 'DAY' | 'WEEK' | 'MONTH'

const DAY = 86_400_000

/**
 * When the period began that a moment lies in, UTC: a day, a week from Sunday on, or a calendar month. It is
 * what tells one period's count from the next one's.
 * @param now  epoch milliseconds
 */
export function periodStart(period: QuotaPeriod, now: number): number {
  const day = Math.floor(now / DAY)
  if (period === 'DAY') return day * DAY
  // 1970-01-01 was a Thursday.
  if (period === 'WEEK') return (day - ((day + 4) % 7)) * DAY
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}
