import { compareNumbers } from '../arithmetic'
import { javaEqual } from '../equality'
import { javaText } from './javaText'
import { JavaDouble, whole, type JavaValue } from './javaValue'
import { JavaThrown, type Methods } from './overload'

type JavaNumber = number | bigint | JavaDouble

const asDouble = (value: JavaNumber) => (value instanceof JavaDouble ? value.value : Number(value))

/** Java cuts the fraction off. */
function asWhole(value: JavaNumber): JavaValue {
  return value instanceof JavaDouble ? Math.trunc(value.value) + 0 : value
}

const COMMON: Methods<JavaNumber> = {
  intValue: [{ takes: '', run: asWhole }],
  longValue: [{ takes: '', run: asWhole }],
  doubleValue: [{ takes: '', run: (self) => new JavaDouble(asDouble(self)) }],
  floatValue: [{ takes: '', run: (self) => new JavaDouble(asDouble(self)) }],
  toString: [{ takes: '', run: javaText }],
  equals: [{ takes: 'o', run: javaEqual }],
  compareTo: [{ takes: 'n', run: (self, other: JavaNumber) => compareNumbers(self, other) ?? 0 }],
}

const DECIMAL = /^[+-]?\d+$/

function parseWhole(text: string): JavaValue {
  if (!DECIMAL.test(text)) throw new JavaThrown(`java.lang.NumberFormatException: For input string: "${text}"`)
  return whole(BigInt(text.replace('+', '')))
}

/** Any number in a template is also the way to Integer's static methods. */
export const WHOLE_METHODS: Methods<number | bigint> = {
  ...COMMON,
  parseInt: [{ takes: 's', run: (_self: unknown, text: string) => parseWhole(text) }],
  parseLong: [{ takes: 's', run: (_self: unknown, text: string) => parseWhole(text) }],
  valueOf: [{ takes: 's', run: (_self: unknown, text: string) => parseWhole(text) }],
  toHexString: [{ takes: 'i', run: (_self: unknown, value: number) => (value >>> 0).toString(16) }],
  max: [{ takes: 'ii', run: (_self: unknown, a: number, b: number) => (a > b ? a : b) }],
  min: [{ takes: 'ii', run: (_self: unknown, a: number, b: number) => (a < b ? a : b) }],
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

function parseDouble(text: string): JavaValue {
  if (!NUMBER.test(text)) throw new JavaThrown(`java.lang.NumberFormatException: For input string: "${text}"`)
  return new JavaDouble(Number(text))
}

export const DOUBLE_METHODS: Methods<JavaDouble> = {
  ...COMMON,
  parseDouble: [{ takes: 's', run: (_self: unknown, text: string) => parseDouble(text) }],
  valueOf: [{ takes: 's', run: (_self: unknown, text: string) => parseDouble(text) }],
  isNaN: [{ takes: '', run: (self) => Number.isNaN(self.value) }],
  isInfinite: [{ takes: '', run: (self) => !Number.isFinite(self.value) && !Number.isNaN(self.value) }],
}

export const BOOLEAN_METHODS: Methods<boolean> = {
  booleanValue: [{ takes: '', run: (self: boolean) => self }],
  toString: [{ takes: '', run: (self: boolean) => String(self) }],
  equals: [{ takes: 'o', run: (self: boolean, other: JavaValue) => self === other }],
  parseBoolean: [{ takes: 's', run: (_self: unknown, text: string) => text.toLowerCase() === 'true' }],
}
