import type { VirtualMs } from '../../../kernel/virtualTime'

/** A text that orders messages by a time and, at one time, by their places. The kernel counts whole microseconds. */
export function keyOf(at: VirtualMs, place: number): string {
  return `${padded(Math.round(at * 1000))}/${padded(place)}`
}

export function timeOf(key: string): VirtualMs {
  return Number(key.slice(0, DIGITS)) / 1000
}

const DIGITS = 17

export function padded(count: number): string {
  return String(count).padStart(DIGITS, '0')
}
