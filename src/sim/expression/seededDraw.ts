const MASK = (1n << 48n) - 1n
const MULTIPLIER = 0x5deece66dn

/**
 * The first number in [0, 1) of the generator that Java's standard library seeds with `seed`: the same
 * seed gives the same number. AWS does not say which generator it uses; this is the one its runtime has.
 */
export function seededDraw(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK
  const next = (bits: bigint): number => {
    state = (state * MULTIPLIER + 0xbn) & MASK
    return Number(state >> (48n - bits))
  }
  return (next(26n) * 134217728 + next(27n)) / 9007199254740992
}
