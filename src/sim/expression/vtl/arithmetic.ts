import { isNumber, isWhole, JavaDouble, whole, type JavaValue } from './java/javaValue'

type Sign = '+' | '-' | '*' | '/' | '%'

/** A calculation; null where Velocity has no result: no numbers, or divided by nothing. */
export function calculate(sign: Sign, left: JavaValue, right: JavaValue): JavaValue {
  if (!isNumber(left) || !isNumber(right)) return null
  if (isWhole(left) && isWhole(right)) return ofWhole(sign, left, right)
  const [a, b] = [asDouble(left), asDouble(right)]
  if ((sign === '/' || sign === '%') && b === 0) return null
  return new JavaDouble(ofDoubles(sign, a, b))
}

function ofWhole(sign: Sign, left: number | bigint, right: number | bigint): JavaValue {
  if ((sign === '/' || sign === '%') && Number(right) === 0) return null
  if (typeof left === 'number' && typeof right === 'number') {
    const result = ofDoubles(sign, left, right)
    // Adding 0 makes 0 of -0, which whole numbers do not have.
    if (sign === '/') return Math.trunc(result) + 0
    if (Number.isSafeInteger(result)) return result + 0
  }
  const [a, b] = [BigInt(left), BigInt(right)]
  switch (sign) {
    case '+':
      return whole(a + b)
    case '-':
      return whole(a - b)
    case '*':
      return whole(a * b)
    case '/':
      return whole(a / b)
    case '%':
      return whole(a % b)
  }
}

function ofDoubles(sign: Sign, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
  }
}

function asDouble(value: number | bigint | JavaDouble): number {
  return value instanceof JavaDouble ? value.value : Number(value)
}

/** Which of two numbers is greater: below, at or above 0. NaN is neither: undefined. */
export function compareNumbers(left: number | bigint | JavaDouble, right: number | bigint | JavaDouble): number | undefined {
  const [a, b] = [left instanceof JavaDouble ? left.value : left, right instanceof JavaDouble ? right.value : right]
  if (a < b) return -1
  if (a > b) return 1
  return a === b || (!Number.isNaN(a) && !Number.isNaN(b)) ? 0 : undefined
}
