/**
 * Two sorted lists as one. Of items that are equal, those of the left list come first.
 * @param isAfter  whether its first argument belongs after its second
 */
export function mergeSorted<Item>(
  isAfter: (left: Item, right: Item) => unknown,
  left: readonly Item[],
  right: readonly Item[],
): Item[] {
  const merged: Item[] = []
  let l = 0
  let r = 0
  while (l < left.length && r < right.length) {
    merged.push(isAfter(left[l]!, right[r]!) ? right[r++]! : left[l++]!)
  }
  while (l < left.length) merged.push(left[l++]!)
  while (r < right.length) merged.push(right[r++]!)
  return merged
}
