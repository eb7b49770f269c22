/**
 * The order in which a scope's states are given to the layout: depth-first from `start`, then those never reached.
 *
 * The layout keeps this order within a layer, so the happy path, visited first, stays on the left.
 * A stack of our own: a chain of thousands of states must not end the call stack.
 *
 * @param start  may name nothing
 * @param names  every state of the scope, in the order written
 * @param exits  where a state leads, the first way first; names outside the scope are passed over
 */
export function depthFirst(
  start: string,
  names: readonly string[],
  exits: (name: string) => readonly string[],
): readonly string[] {
  const known = new Set(names)
  const seen = new Set<string>()
  for (const root of [start, ...names]) {
    const stack = [root]
    for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
      if (!known.has(name) || seen.has(name)) continue
      seen.add(name)
      stack.push(...exits(name).toReversed())
    }
  }
  return [...seen]
}
