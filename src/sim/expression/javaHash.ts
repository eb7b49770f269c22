import type { Json, JsonObject } from '../kernel/json'

/** The hash codes that Java's standard library has for the values of JSON: signed, of 32 bits. */
export function javaHash(value: Json): number {
  if (value === null) return 0
  switch (typeof value) {
    case 'boolean':
      return value ? 1231 : 1237
    case 'string':
      return textHash(value)
    case 'number':
      return numberHash(value)
  }
  if (Array.isArray(value)) return (value as readonly Json[]).reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHash(item)) | 0, 1)
  let hash = 0
  for (const [name, member] of Object.entries(value as JsonObject)) hash = (hash + (textHash(name) ^ javaHash(member))) | 0
  return hash
}

function textHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

/** An Integer's is itself, a Long's and a Double's the one half of its bits against the other. */
function numberHash(value: number): number {
  if (Number.isInteger(value) && value === (value | 0)) return value
  const bits = new DataView(new ArrayBuffer(8))
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value))
  else bits.setFloat64(0, value)
  return bits.getInt32(0) ^ bits.getInt32(4)
}

/**
 * The different values of a list in the order in which Java's hash set of them is gone through.
 * @param equal  when two values are one
 */
export function distinctInHashOrder(list: readonly Json[], equal: (a: Json, b: Json) => boolean): Json[] {
  let capacity = 16
  while (capacity < Math.floor(list.length / 0.75) + 1) capacity *= 2
  const buckets: Json[][] = []
  for (const value of list) {
    const hash = javaHash(value)
    const bucket = (buckets[(hash ^ (hash >>> 16)) & (capacity - 1)] ??= [])
    if (!bucket.some((kept) => equal(kept, value))) bucket.push(value)
  }
  return buckets.flat(1) as Json[]
}
