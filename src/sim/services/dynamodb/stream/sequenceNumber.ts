import type { Stream } from './stream'

/**
 * A sequence number: a record's place, then 20 digits that are the stream's own. AWS says only that
 * they are decimal digits and grow.
 */
export function sequenceNumber(stream: Stream, place: number): string {
  return `${place}${ownDigits(stream)}`
}

/** The place a sequence number of this stream stands for; undefined where it is another's. */
export function placeOfSequence(stream: Stream, text: string): number | undefined {
  const own = ownDigits(stream)
  if (!/^\d{21,40}$/.test(text) || !text.endsWith(own)) return undefined
  const place = Number(text.slice(0, -own.length))
  return Number.isSafeInteger(place) && place > 0 ? place : undefined
}

function ownDigits({ createdAt }: Stream): string {
  return String(Math.floor(createdAt)).padStart(20, '0')
}
