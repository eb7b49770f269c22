/**
 * Epoch milliseconds of virtual time, or a duration in them. May be fractional: the kernel
 * counts whole microseconds, so that a metered handler can end between two milliseconds.
 */
export type VirtualMs = number

/** The nearest time the kernel can hold: a whole number of microseconds. */
export function wholeMicroseconds(ms: VirtualMs): VirtualMs {
  return Math.round(ms * 1000) / 1000
}

/** A moment as AWS prints it: ISO 8601, UTC, milliseconds (`2025-01-01T00:00:00.000Z`). */
export function isoTime(at: VirtualMs): string {
  return new Date(Math.floor(at)).toISOString()
}

/**
 * The epoch milliseconds of an ISO 8601 moment.
 * @throws {RangeError} if the text is no moment: our bug, learners' times are checked before
 */
export function epochTime(iso: string): VirtualMs {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw new RangeError(`not an ISO 8601 moment: ${iso}`)
  return at
}
