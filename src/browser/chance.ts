/** A number that nobody has chosen: another one each time. */
export function chance(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
}
