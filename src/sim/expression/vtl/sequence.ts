import { isWhole, JavaList, JavaMap, type JavaValue } from './java/javaValue'
import { JavaThrown } from './java/overload'

/** What `#foreach` goes through: a list's items, a map's values; of anything else nothing. It is what there was when it began. */
export function itemsOf(value: JavaValue, most: number): readonly JavaValue[] {
  if (value instanceof JavaList) return value.items.slice(0, most)
  return value instanceof JavaMap ? [...value.entries.values()].slice(0, most) : []
}

/** Longer ones would only fill the memory: no loop goes that far. */
const LONGEST_RANGE = 100_000

/** `[from..to]`, up or down; null where a bound is no whole number. */
export function rangeOf(from: JavaValue, to: JavaValue): JavaValue {
  if (!isWhole(from) || !isWhole(to)) return null
  const [first, last] = [Number(from), Number(to)]
  const length = Math.abs(last - first) + 1
  if (length > LONGEST_RANGE) throw new JavaThrown(`java.lang.OutOfMemoryError: a range of ${length} numbers`)
  const step = first <= last ? 1 : -1
  return new JavaList(Array.from({ length }, (_none, at) => first + at * step))
}
