import { ABSENT, JavaDouble, JavaList, JavaMap, JavaObject, type JavaValue } from './javaValue'
import { JavaThrown } from './overload'

/** What Java's `toString` gives; `null` where null stands inside something. */
export function javaText(value: JavaValue): string {
  if (typeof value === 'string') return value
  if (value === null) return 'null'
  if (value instanceof JavaDouble) return doubleText(value.value)
  if (value instanceof JavaList || value instanceof JavaMap) return containerText(value, 0)
  return value instanceof JavaObject ? value.toText() : String(value)
}

/** What holds itself directly says so in Java; round about it is a StackOverflowError. */
const DEEPEST = 200

function containerText(value: JavaList | JavaMap, depth: number): string {
  if (depth > DEEPEST) throw new JavaThrown('java.lang.StackOverflowError')
  if (value instanceof JavaList && value.ofJson) return jsonText(value)
  const member = (inside: JavaValue): string => {
    if (inside === ABSENT) return 'null'
    if (inside === value) return value instanceof JavaList ? '(this Collection)' : '(this Map)'
    return inside instanceof JavaList || inside instanceof JavaMap ? containerText(inside, depth + 1) : javaText(inside)
  }
  if (value instanceof JavaList) return `[${value.items.map(member).join(', ')}]`
  return `{${[...value.entries].map(([key, inside]) => `${String(key)}=${member(inside)}`).join(', ')}}`
}

/** `1.0E10`, `0.1`, `Infinity`: Double.toString. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  if (value !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`
  }
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

/** JSON without spaces, as AWS prints lists and `$input.json`. */
export function jsonText(value: JavaValue, depth = 0): string {
  if (depth > DEEPEST) throw new JavaThrown('java.lang.StackOverflowError')
  if (value instanceof JavaList) return `[${value.items.map((item) => jsonText(item, depth + 1)).join(',')}]`
  if (value instanceof JavaMap) {
    return `{${[...value.entries].map(([key, member]) => `${JSON.stringify(String(key))}:${jsonText(member, depth + 1)}`).join(',')}}`
  }
  if (value === ABSENT) return 'null'
  if (typeof value === 'string' || value instanceof JavaObject) return JSON.stringify(javaText(value))
  return javaText(value)
}
