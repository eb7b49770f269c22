/**
 * What a widely read study guide says, and what holds: its content is of 2022 to 2025 and AWS has moved on since.
 * `right` statements are listed too, so that every statement has its row.
 */
export interface Verdict {
  /** `G016`: stable, for flags and questions. */
  readonly id: string
  readonly said: string
  readonly verdict: 'right' | 'imprecise' | 'outdated' | 'wrong' | 'advice'
  /** What holds today; for a right statement, what is worth knowing beside it. */
  readonly today: string
  /** Where AWS says so; none where no page could be read. */
  readonly source?: `https://${string}`
  readonly checked: `${number}-${number}-${number}`
  /** What older exam questions may still expect, where that differs. */
  readonly olderExam?: string
}
