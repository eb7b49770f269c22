/** Powers, from + − × ÷ alone: Math.pow and ** differ between engines in their last bits. */

/** A number as the sum of two, the second less than half a last place of the first: some 106 bits. */
type Pair = readonly [high: number, low: number]

const LN2: Pair = [0.6931471805599453, 2.3190468138462996e-17]
/** Whole powers are worked out in whole numbers up to this many bits, which a number can still hold. */
const EXACT_BITS = 1_000
/** The exponential is that of a part, squared this often. */
const HALVINGS = 8
const PARTS = 256

/** `base` to the power of `exponent`, as ECMAScript defines its special cases, rounded to the nearest number. */
export function power(base: number, exponent: number): number {
  if (Number.isNaN(exponent)) return NaN
  if (exponent === 0) return 1
  if (Number.isNaN(base)) return NaN
  if (!Number.isFinite(exponent)) return infinitePower(Math.abs(base), exponent > 0)
  const whole = Number.isInteger(exponent)
  const negative = whole && Math.abs(exponent % 2) === 1 && (base < 0 || Object.is(base, -0))
  const sign = negative ? -1 : 1
  const size = Math.abs(base)
  if (size === 0 || size === Infinity) return sign * ((size === 0) === exponent > 0 ? 0 : Infinity)
  if (base < 0 && !whole) return NaN
  if (size === 1) return sign
  return sign * ((whole && exponent > 0 ? wholePower(size, exponent) : undefined) ?? realPower(size, exponent))
}

function infinitePower(size: number, grows: boolean): number {
  if (size === 1) return NaN
  return size > 1 === grows ? Infinity : 0
}

/** Exact, then rounded once; undefined where the whole numbers would be too long. */
function wholePower(size: number, exponent: number): number | undefined {
  const { fraction, shift } = split(size)
  let bits = 0
  for (let rest = fraction; rest >= 1; rest /= 2) bits++
  if (bits * exponent > EXACT_BITS) return undefined
  return scale(Number(wholeProduct(BigInt(fraction), exponent)), shift * exponent)
}

function wholeProduct(base: bigint, exponent: number): bigint {
  if (exponent === 1) return base
  const root = wholeProduct(base, Math.floor(exponent / 2))
  return exponent % 2 === 0 ? root * root : root * root * base
}

/** `size` as an odd whole number times a power of two. */
function split(size: number): { fraction: number; shift: number } {
  let fraction = size
  let shift = 0
  while (!Number.isInteger(fraction)) {
    fraction *= 2
    shift--
  }
  while (fraction % 2 === 0) {
    fraction /= 2
    shift++
  }
  return { fraction, shift }
}

/** By logarithm and exponential in pairs, for `size` neither 0 nor infinite. */
function realPower(size: number, exponent: number): number {
  const log = multiply(logarithm(size), [exponent, 0])
  if (log[0] > 710) return Infinity
  if (log[0] < -746) return 0
  const twos = Math.round(log[0] / LN2[0])
  const rest = add(log, multiply(LN2, [-twos, 0]))
  const [high, low] = exponential(rest)
  return scale(high + low, twos)
}

function logarithm(size: number): Pair {
  let reduced = size
  let twos = 0
  while (reduced > 1.4142135623730951) {
    reduced /= 2
    twos++
  }
  while (reduced < 0.7071067811865476) {
    reduced *= 2
    twos--
  }
  // ln m = 2 (z + z³/3 + z⁵/5 + …) with z = (m − 1) / (m + 1).
  const z = divide([reduced - 1, 0], add([reduced, 0], [1, 0]))
  const square = multiply(z, z)
  let sum: Pair = [0, 0]
  for (let odd = 45; odd >= 1; odd -= 2) sum = add(multiply(sum, square), divide([1, 0], [odd, 0]))
  return add(multiply(multiply(sum, z), [2, 0]), multiply(LN2, [twos, 0]))
}

function exponential(value: Pair): Pair {
  const small: Pair = [value[0] / PARTS, value[1] / PARTS]
  let sum: Pair = [1, 0]
  for (let term = 14; term >= 1; term--) sum = add(divide(multiply(sum, small), [term, 0]), [1, 0])
  for (let halving = 0; halving < HALVINGS; halving++) sum = multiply(sum, sum)
  return sum
}

/** `value` times two to the power of `twos`, in steps that stay within the range of numbers. */
function scale(value: number, twos: number): number {
  let scaled = value
  for (let rest = twos; rest !== 0; ) {
    const step = Math.max(-1000, Math.min(1000, rest))
    scaled = step > 0 ? scaled * powerOfTwo(step) : scaled / powerOfTwo(-step)
    rest -= step
  }
  return scaled
}

function powerOfTwo(exponent: number): number {
  return Number(1n << BigInt(exponent))
}

function add(a: Pair, b: Pair): Pair {
  const sum = a[0] + b[0]
  const part = sum - a[0]
  const error = a[0] - (sum - part) + (b[0] - part) + a[1] + b[1]
  return normal(sum, error)
}

function multiply(a: Pair, b: Pair): Pair {
  const product = a[0] * b[0]
  const [aHigh, aLow] = halves(a[0])
  const [bHigh, bLow] = halves(b[0])
  const error = aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
  return normal(product, error + (a[0] * b[1] + a[1] * b[0]))
}

function divide(a: Pair, b: Pair): Pair {
  const first = a[0] / b[0]
  const rest = add(a, multiply(b, [-first, 0]))
  const second = rest[0] / b[0]
  const last = add(rest, multiply(b, [-second, 0]))
  return add(normal(first, second), [last[0] / b[0], 0])
}

/** Two numbers of 26 bits whose sum is the number. */
function halves(value: number): Pair {
  const spread = value * 134217729
  const high = spread - (spread - value)
  return [high, value - high]
}

function normal(high: number, low: number): Pair {
  const sum = high + low
  return [sum, low - (sum - high)]
}
