/** Fewest and most arguments of each intrinsic function. AWS counts them when it calls, not when it reads the definition. */
const ARITY = {
  'States.Array': [0, Infinity],
  'States.ArrayContains': [2, 2],
  'States.ArrayGetItem': [2, 2],
  'States.ArrayLength': [1, 1],
  'States.ArrayPartition': [2, 2],
  'States.ArrayRange': [3, 3],
  'States.ArrayUnique': [1, 1],
  'States.Base64Decode': [1, 1],
  'States.Base64Encode': [1, 1],
  'States.Format': [1, Infinity],
  'States.Hash': [2, 2],
  'States.JsonMerge': [3, 3],
  'States.JsonToString': [1, 1],
  'States.MathAdd': [2, 2],
  'States.MathRandom': [2, 3],
  'States.StringSplit': [2, 2],
  'States.StringToJson': [1, 1],
  // Recorded: arguments are passed over.
  'States.UUID': [0, Infinity],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>

export type IntrinsicName = keyof typeof ARITY

export function isIntrinsicName(name: string): name is IntrinsicName {
  return Object.hasOwn(ARITY, name)
}

export function takes(name: IntrinsicName, count: number): boolean {
  const [least, most] = ARITY[name]
  return count >= least && count <= most
}
