/** In which item of which arrays of objects a value stands: index by array, arrays numbered as they come. */
export type Membership = ReadonlyMap<number, number>

/**
 * Whether one value of each field can be taken so that no two stand in different items of the same
 * array: `{"a": [{"b": 1, "c": 2}, {"b": 3, "c": 4}]}` has no b of 1 together with a c of 4.
 *
 * @param fields  of each field, where the values stand that would do
 */
export function holdsTogether(fields: readonly (readonly Membership[])[]): boolean {
  const shared = sharedArrays(fields)
  const choices = fields
    .map((memberships) => distinct(memberships.map((membership) => within(membership, shared))))
    // A value that stands in no shared array goes with any other.
    .filter((memberships) => memberships.every(({ size }) => size > 0))
  return canChoose(choices, 0, new Map())
}

function canChoose(choices: readonly (readonly Membership[])[], at: number, taken: Membership): boolean {
  const options = choices[at]
  if (!options) return true
  return options.some((option) => agree(option, taken) && canChoose(choices, at + 1, new Map([...taken, ...option])))
}

function agree(one: Membership, other: Membership): boolean {
  for (const [array, index] of one) if ((other.get(array) ?? index) !== index) return false
  return true
}

/** The arrays in which values of at least two fields stand: only there can two be at odds. */
function sharedArrays(fields: readonly (readonly Membership[])[]): ReadonlySet<number> {
  const times = new Map<number, number>()
  for (const memberships of fields) {
    const arrays = new Set(memberships.flatMap((membership) => [...membership.keys()]))
    for (const array of arrays) times.set(array, (times.get(array) ?? 0) + 1)
  }
  return new Set([...times].filter(([, count]) => count > 1).map(([array]) => array))
}

function within(membership: Membership, arrays: ReadonlySet<number>): Membership {
  return new Map([...membership].filter(([array]) => arrays.has(array)))
}

function distinct(memberships: readonly Membership[]): readonly Membership[] {
  return [...new Map(memberships.map((membership) => [JSON.stringify([...membership]), membership])).values()]
}
