import type { Fact, Unit } from './fact'

/** What is known of a number on a day. */
export type Held =
  /** As today: it has not changed since, or nobody wrote down that it has. */
  | { readonly as: 'today' }
  | { readonly as: 'other'; readonly value: number; readonly unit: Unit }
  /** There was no such thing yet. */
  | { readonly as: 'none' }
  /** It was another number, which is not known here. */
  | { readonly as: 'unknown' }

/** @param day  `YYYY-MM` or `YYYY-MM-DD`; a month is meant from its first day on */
export function heldOn({ since, before, unit }: Fact, day: string): Held {
  if (since === undefined || since <= day) return { as: 'today' }
  if (before === 'none') return { as: 'none' }
  const former = before?.find((each) => each.since === undefined || each.since <= day)
  return former ? { as: 'other', value: former.value, unit: former.unit ?? unit } : { as: 'unknown' }
}
