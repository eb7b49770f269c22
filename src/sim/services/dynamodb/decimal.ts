import { numberOf } from '../../../facts/facts'

/**
 * Numbers as DynamoDB keeps them: decimal, exact, 38 significant digits, from 1E-130 to just under
 * 1E+126. A value is `sign × 0.d1d2d3… × 10^exponent`, d1 not 0; zero has no digits.
 */
interface Decimal {
  readonly negative: boolean
  /** Significant digits without leading or trailing zeros; empty for zero. */
  readonly digits: string
  /** Where the point stands, counted from before the first digit: 123.4 has 3, 0.01 has -1. */
  readonly exponent: number
}

/** Why a number cannot be stored. */
export type NumberFault = 'not a number' | 'overflow' | 'underflow' | 'precision'

export const MOST_DIGITS = numberOf('dynamodb.number.digits')
const GREATEST_EXPONENT = numberOf('dynamodb.number.too-large')
/** 1E-130 is 0.1 × 10^-129. */
const SMALLEST_EXPONENT = numberOf('dynamodb.number.smallest') + 1
/** An exponent that does not fit 64 bits makes a text no number. */
const GREATEST_INTEGER = 9.223372036854775e18

const ZERO: Decimal = { negative: false, digits: '', exponent: 0 }
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** What most numbers are, as DynamoDB gives them back. */
export const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/

/** The number a text stands for, or why DynamoDB would not take it. */
export function parseDecimal(text: string): Decimal | NumberFault {
  if (PLAIN_INTEGER.test(text)) {
    const negative = text.charCodeAt(0) === 45
    const digits = negative ? text.slice(1) : text
    return trimmed(negative, digits, digits.length)
  }
  const parts = NUMBER.exec(text)
  if (!parts) return 'not a number'
  const [, sign, whole = '', fraction = '', power = '0'] = parts
  if (whole === '' && fraction === '') return 'not a number'
  const exponent = Number(power)
  if (Math.abs(exponent) > GREATEST_INTEGER) return 'not a number'
  const decimal = trimmed(sign === '-', whole + fraction, whole.length + exponent)
  return decimal === ZERO ? zeroWith(exponent) : storable(decimal)
}

/** Zero is taken with an exponent that any other number could have. */
function zeroWith(exponent: number): Decimal | NumberFault {
  if (exponent >= GREATEST_EXPONENT) return 'overflow'
  return exponent < SMALLEST_EXPONENT - 1 ? 'underflow' : ZERO
}

/** @throws {RangeError} if the text was never checked: our bug */
function storedDecimal(text: string): Decimal {
  const decimal = parseDecimal(text)
  if (typeof decimal === 'string') throw new RangeError(`stored a number that is none: ${text}`)
  return decimal
}

/** The text DynamoDB gives back: plain digits, no exponent, no needless zero or sign. */
export function formatDecimal({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const sign = negative ? '-' : ''
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`
  if (digits.length <= exponent) return sign + digits + '0'.repeat(exponent - digits.length)
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

const SMALL_INTEGER = /^-?\d{1,15}$/

/** The exact sum of two stored numbers as normalised text. */
export function addNumbers(one: string, other: string): string | { readonly fault: NumberFault } {
  // Whole numbers of 15 digits are exact in a double, and so is their sum.
  if (SMALL_INTEGER.test(one) && SMALL_INTEGER.test(other)) return String(Number(one) + Number(other))
  return formatted(add(storedDecimal(one), storedDecimal(other)))
}

/** The exact difference of two stored numbers as normalised text. */
export function subtractNumbers(one: string, other: string): string | { readonly fault: NumberFault } {
  if (SMALL_INTEGER.test(one) && SMALL_INTEGER.test(other)) return String(Number(one) - Number(other))
  const subtrahend = storedDecimal(other)
  return formatted(add(storedDecimal(one), { ...subtrahend, negative: !subtrahend.negative }))
}

/** Negative, zero or positive, as `one` is less than, equal to or greater than `other`. */
export function compareNumbers(one: string, other: string): number {
  if (one === other) return 0
  if (SMALL_INTEGER.test(one) && SMALL_INTEGER.test(other)) return Number(one) - Number(other)
  const a = sortableNumber(one)
  const b = sortableNumber(other)
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * A text for a stored number whose order, by code unit, is the order of the numbers: sign, then
 * exponent, then digits; for negative numbers exponent and digits count down.
 */
export function sortableNumber(text: string): string {
  const { negative, digits, exponent } = storedDecimal(text)
  if (digits === '') return '1'
  if (!negative) return `2${String.fromCharCode(exponent + 200)}${digits}`
  let complement = ''
  for (let i = 0; i < digits.length; i++) complement += String.fromCharCode(105 - digits.charCodeAt(i))
  // Of two negative numbers with a common beginning the longer is the smaller: end above any digit.
  return `0${String.fromCharCode(200 - exponent)}${complement}~`
}

function add(one: Decimal, other: Decimal): Decimal {
  // As integers in units of the smaller of the two last places.
  const lastOne = one.exponent - one.digits.length
  const lastOther = other.exponent - other.digits.length
  const last = Math.min(lastOne, lastOther)
  const sum = integer(one) * 10n ** BigInt(lastOne - last) + integer(other) * 10n ** BigInt(lastOther - last)
  const digits = (sum < 0n ? -sum : sum).toString()
  return trimmed(sum < 0n, digits, digits.length + last)
}

function integer({ negative, digits }: Decimal): bigint {
  const magnitude = BigInt(digits === '' ? '0' : digits)
  return negative ? -magnitude : magnitude
}

function formatted(decimal: Decimal): string | { readonly fault: NumberFault } {
  const checked = storable(decimal)
  return typeof checked === 'string' ? { fault: checked } : formatDecimal(checked)
}

function trimmed(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0
  while (start < digits.length && digits.charCodeAt(start) === 48) start++
  if (start === digits.length) return ZERO
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  return { negative, digits: digits.slice(start, end), exponent: exponent - start }
}

function storable(decimal: Decimal): Decimal | NumberFault {
  if (decimal.digits === '') return decimal
  if (decimal.exponent > GREATEST_EXPONENT) return 'overflow'
  if (decimal.exponent < SMALLEST_EXPONENT) return 'underflow'
  if (decimal.digits.length > MOST_DIGITS) return 'precision'
  return decimal
}
