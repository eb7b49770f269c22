import { digest } from '../../../expression/digest'

/**
 * A hash key: a whole number of 128 bits, as 32 hexadecimal digits, so that comparing texts compares
 * the numbers. AWS shows it in decimal.
 */
export type HashKey = string

export const LEAST: HashKey = '0'.repeat(32)
export const GREATEST: HashKey = 'f'.repeat(32)

const COUNT = 1n << 128n

/** The MD5 of the partition key. */
export function hashKeyOf(partitionKey: string): HashKey {
  return digest(partitionKey, 'MD5') as string
}

/** Undefined where it is no whole number below 2^128. */
export function readHashKey(decimal: string): HashKey | undefined {
  if (!/^(0|[1-9]\d{0,38})$/.test(decimal)) return undefined
  const value = BigInt(decimal)
  return value < COUNT ? inHex(value) : undefined
}

export function inDecimal(key: HashKey): string {
  return numberOf(key).toString()
}

export function plus(key: HashKey, step: 1 | -1): HashKey {
  return inHex(numberOf(key) + BigInt(step))
}

/** Where each of `count` equal ranges begins. */
export function evenStarts(count: number): readonly HashKey[] {
  return Array.from({ length: count }, (_, i) => inHex((COUNT * BigInt(i)) / BigInt(count)))
}

function numberOf(key: HashKey): bigint {
  return BigInt(`0x${key}`)
}

function inHex(value: bigint): HashKey {
  return value.toString(16).padStart(32, '0')
}
