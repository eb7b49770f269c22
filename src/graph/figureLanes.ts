/** Where something lies on a lane, in percent of its width. */
export interface Placed {
  readonly left: number
  readonly width: number
}

/** What is shorter would not be seen. */
const LEAST_WIDTH = 0.6

export function placedSpan(from: number, to: number, length: number): Placed {
  if (length === 0) return { left: 0, width: 100 }
  const left = (from / length) * 100
  const width = Math.max(LEAST_WIDTH, ((to - from) / length) * 100)
  return { left: Math.min(left, 100 - width), width }
}

export function placedAt(at: number, length: number): number {
  return length === 0 ? 0 : (at / length) * 100
}
