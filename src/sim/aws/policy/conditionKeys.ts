/**
 * What a policy may ask about a request, by the key's name in small letters (AWS does not mind the
 * case): `aws:sourcearn`. Most keys have one value, some (`dynamodb:leadingkeys`) any number.
 */
export type ConditionKeys = ReadonlyMap<string, readonly string[]>

/** Absent values are left out: a key that the request does not have is another thing than an empty one. */
export function conditionKeys(values: { readonly [key: string]: string | readonly string[] | undefined }): ConditionKeys {
  const keys = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) keys.set(key.toLowerCase(), typeof value === 'string' ? [value] : value)
  }
  return keys
}
