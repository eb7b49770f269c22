import { compareNumbers } from './arithmetic'
import { javaText } from './java/javaText'
import { ABSENT, isNumber, JavaDouble, JavaList, JavaMap, type JavaValue } from './java/javaValue'

/** Velocity's `==`: null only with null, numbers by size, things of one kind by content, others by how they print. */
export function looselyEqual(left: JavaValue, right: JavaValue): boolean {
  if (left === ABSENT || right === ABSENT) return isNothing(left) && isNothing(right)
  if (left === null || right === null) return left === right
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0
  return sameKind(left, right) ? javaEqual(left, right) : javaText(left) === javaText(right)
}

function isNothing(value: JavaValue): boolean {
  return value === null || value === ABSENT || value === ''
}

function sameKind(left: JavaValue, right: JavaValue): boolean {
  return (left instanceof JavaList && right instanceof JavaList) || (left instanceof JavaMap && right instanceof JavaMap) || typeof left === typeof right
}

/** Java's `equals`. */
export function javaEqual(left: JavaValue, right: JavaValue): boolean {
  if (left instanceof JavaList && right instanceof JavaList) {
    return left.items.length === right.items.length && left.items.every((item, at) => javaEqual(item, right.items[at]!))
  }
  if (left instanceof JavaMap && right instanceof JavaMap) {
    if (left.entries.size !== right.entries.size) return false
    return [...left.entries].every(([key, value]) => right.entries.has(key) && javaEqual(value, right.entries.get(key)!))
  }
  if (left instanceof JavaDouble && right instanceof JavaDouble) return Object.is(left.value, right.value)
  return left === right
}
