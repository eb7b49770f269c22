/** Logarithm and exponential of our own: `Math.log` and `Math.exp` differ in their last bits from engine to engine. */

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
double[0] = 1
/** Which word holds sign and exponent: it depends on the machine's byte order. */
const HIGH = words[1] === 0 ? 0 : 1

const LN2 = 0.6931471805599453
/** LN2 as a sum, so that its multiples lose nothing. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** 1/3, 1/5 … of the series of the inverse hyperbolic tangent, from the last on. */
const ODD = [1 / 17, 1 / 15, 1 / 13, 1 / 11, 1 / 9, 1 / 7, 1 / 5, 1 / 3] as const

/** The natural logarithm of a normal number above 0, to some 15 digits. */
export function naturalLog(x: number): number {
  double[0] = x
  const high = words[HIGH] ?? 0
  let exponent = (high >>> 20) - 1023
  words[HIGH] = (high & 0xfffff) | 0x3ff00000
  let mantissa = double[0]
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2
    exponent++
  }
  const f = (mantissa - 1) / (mantissa + 1)
  const square = f * f
  const [a, b, c, d, e, g, h, i] = ODD
  const sum = (((((((a * square + b) * square + c) * square + d) * square + e) * square + g) * square + h) * square + i) * square
  return exponent * LN2_HIGH + (2 * f * (1 + sum) + exponent * LN2_LOW)
}

/** e to the power of `x`, to some 15 digits; for results that are normal numbers. */
export function exponential(x: number): number {
  const power = Math.round(x / LN2)
  const rest = x - power * LN2_HIGH - power * LN2_LOW
  let term = 1
  let sum = 1
  for (let n = 1; n <= 14; n++) {
    term *= rest / n
    sum += term
  }
  double[0] = sum
  words[HIGH] = (words[HIGH] ?? 0) + (power << 20)
  return double[0]
}
