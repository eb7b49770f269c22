/**
 * A clock on which every wait can be seen beside every other: a millisecond and an hour. Between two times at which
 * something happened it runs evenly; how much room their distance gets grows with its logarithm.
 *
 * @param times  at which something happened, in milliseconds, in any order
 * @returns      where a time stands, 0 to 1
 */
export function compressedClock(times: readonly number[]): (time: number) => number {
  const known = [...new Set(times)].sort((a, b) => a - b)
  const places = [0]
  for (let i = 1; i < known.length; i++) places.push((places[i - 1] ?? 0) + Math.log2(2 + (known[i] ?? 0) - (known[i - 1] ?? 0)))
  const whole = places.at(-1) || 1
  return (time) => {
    const after = known.findIndex((each) => each >= time)
    if (after === 0 || known.length === 0) return 0
    if (after < 0) return 1
    const [from = 0, to = 0] = [known[after - 1], known[after]]
    const [a = 0, b = 0] = [places[after - 1], places[after]]
    return (a + ((time - from) / (to - from)) * (b - a)) / whole
  }
}
