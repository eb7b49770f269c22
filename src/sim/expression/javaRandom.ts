const MASK = (1n << 48n) - 1n
const MULTIPLIER = 0x5deece66dn
const BITS_31 = 2 ** 31

/**
 * The first number in [0, 1) of the generator that Java's standard library seeds with `seed`. Recorded
 * on AWS: `$random(77)` is 0.7240700207191966.
 */
export function seededDraw(seed: number): number {
  const next = generator(seed)
  return (next(26) * 2 ** 27 + next(27)) / 2 ** 53
}

/**
 * The first whole number in [0, bound) of the same generator. Recorded on AWS: `States.MathRandom(1, 100, 42)`
 * is 63, one more than the 62 it gives here.
 * @param bound  at least 1, less than 2³¹
 */
export function seededInteger(seed: number, bound: number): number {
  const next = generator(seed)
  // Bounds that are powers of two take the high bits.
  if (BITS_31 % bound === 0) return Math.floor(next(31) / (BITS_31 / bound))
  for (;;) {
    const drawn = next(31)
    const rest = drawn % bound
    // The last stretch of numbers, which is shorter than the bound, would make small results likelier.
    if (drawn - rest + (bound - 1) < BITS_31) return rest
  }
}

/** Gives the next `bits` bits, at most 31, as a whole number. */
function generator(seed: number): (bits: number) => number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK
  return (bits) => {
    state = (state * MULTIPLIER + 0xbn) & MASK
    return Number(state >> BigInt(48 - bits))
  }
}
