import { itemAt, keyOf, LIST_METHODS, MAP_METHODS } from './collectionMethods'
import { JavaDouble, JavaList, JavaMap, JavaObject, type JavaValue } from './javaValue'
import { BOOLEAN_METHODS, DOUBLE_METHODS, WHOLE_METHODS } from './numberMethods'
import { invoke, JavaThrown } from './overload'
import { STRING_METHODS } from './stringMethods'

/** `value.name`: a map's member, a getter, or null. */
export function property(value: JavaValue, name: string): JavaValue {
  if (value instanceof JavaMap) return value.entries.get(name) ?? value.missing
  if (value instanceof JavaObject) return value.property(name) ?? null
  refuseReflection(name)
  if (name === 'empty' && (typeof value === 'string' || value instanceof JavaList)) return call(value, 'isEmpty', [])
  return null
}

/** `value.method(…)`; null where there is no such method. @throws {JavaThrown} what Java would throw */
export function call(value: JavaValue, method: string, given: readonly JavaValue[]): JavaValue {
  refuseReflection(method)
  if (typeof value === 'string') return invoke(STRING_METHODS, value, method, given) ?? null
  if (value instanceof JavaMap) return invoke(MAP_METHODS, value, method, given) ?? null
  if (value instanceof JavaList) return invoke(LIST_METHODS, value, method, given) ?? null
  if (value instanceof JavaObject) return value.call(method, given) ?? null
  if (value instanceof JavaDouble) return invoke(DOUBLE_METHODS, value, method, given) ?? null
  if (typeof value === 'boolean') return invoke(BOOLEAN_METHODS, value, method, given) ?? null
  return value === null ? null : (invoke(WHOLE_METHODS, value, method, given) ?? null)
}

/** Java's way to the classes behind the values, which templates have no business with. */
function refuseReflection(name: string): void {
  if (name === 'class' || name === 'getClass') throw new JavaThrown(`java.lang.Class is not simulated in mapping templates`)
}

/** `value[index]`: of a list from either end, of a map by key. */
export function element(value: JavaValue, index: JavaValue): JavaValue {
  if (value instanceof JavaList) return typeof index === 'number' ? itemAt(value, index < 0 ? value.items.length + index : index) : null
  if (value instanceof JavaMap) return value.entries.get(keyOf(index)) ?? value.missing
  return value instanceof JavaObject ? (value.call('get', [index]) ?? null) : null
}

/** Puts a value where `#set` points; whether there was a place for it. */
export function setMember(value: JavaValue, key: JavaValue, member: JavaValue): boolean {
  if (value instanceof JavaMap) value.entries.set(keyOf(key), member)
  else if (value instanceof JavaList && typeof key === 'number') {
    itemAt(value, key)
    value.items[key] = member
  } else return false
  return true
}
