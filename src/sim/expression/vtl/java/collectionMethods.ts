import { javaEqual } from '../equality'
import { javaText } from './javaText'
import { JavaDouble, JavaList, JavaMap, JavaObject, type JavaKey, type JavaValue } from './javaValue'
import { JavaThrown, type Methods } from './overload'

/** A Map.Entry, as `entrySet()` lists them. */
class JavaEntry extends JavaObject {
  readonly #map: JavaMap
  readonly #key: JavaKey

  constructor(map: JavaMap, key: JavaKey) {
    super()
    this.#map = map
    this.#key = key
  }

  override property(name: string): JavaValue | undefined {
    if (name === 'key') return this.#key
    return name === 'value' ? (this.#map.entries.get(this.#key) ?? null) : undefined
  }

  override call(method: string, given: readonly JavaValue[]): JavaValue | undefined {
    if (given.length > 0) return undefined
    if (method === 'getKey') return this.property('key')
    return method === 'getValue' ? this.property('value') : undefined
  }

  toText(): string {
    return `${javaText(this.#key)}=${javaText(this.property('value') ?? null)}`
  }
}

/** Walks a list once. */
class JavaIterator extends JavaObject {
  readonly #items: readonly JavaValue[]
  #at = 0

  constructor(items: readonly JavaValue[]) {
    super()
    this.#items = items
  }

  override call(method: string, given: readonly JavaValue[]): JavaValue | undefined {
    if (given.length > 0) return undefined
    if (method === 'hasNext') return this.#at < this.#items.length
    if (method !== 'next') return undefined
    if (this.#at >= this.#items.length) throw new JavaThrown('java.util.NoSuchElementException')
    return this.#items[this.#at++]!
  }

  toText(): string {
    return 'java.util.Iterator'
  }
}

export function keyOf(value: JavaValue): JavaKey {
  return value instanceof JavaDouble || typeof value === 'object' ? (value === null ? null : javaText(value)) : value
}

export function itemAt(list: JavaList, index: JavaValue): JavaValue {
  const at = Number(index)
  if (!(at >= 0 && at < list.items.length)) throw new JavaThrown(`java.lang.IndexOutOfBoundsException: Index ${at} out of bounds for length ${list.items.length}`)
  return list.items[at]!
}

const indexIn = (list: JavaList, value: JavaValue) => list.items.findIndex((item) => javaEqual(item, value))

/** What a method gives that returns nothing in Java: Velocity prints nothing. */
const VOID = ''

/** The methods of java.util.List. @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/List.html */
export const LIST_METHODS: Methods<JavaList> = {
  size: [{ takes: '', run: (self) => self.items.length }],
  isEmpty: [{ takes: '', run: (self) => self.items.length === 0 }],
  get: [{ takes: 'i', run: itemAt }],
  contains: [{ takes: 'o', run: (self, value: JavaValue) => indexIn(self, value) >= 0 }],
  containsAll: [{ takes: 'l', run: (self, values: JavaList) => values.items.every((value) => indexIn(self, value) >= 0) }],
  indexOf: [{ takes: 'o', run: indexIn }],
  lastIndexOf: [{ takes: 'o', run: (self, value: JavaValue) => self.items.length - 1 - [...self.items].reverse().findIndex((item) => javaEqual(item, value)) }],
  subList: [{ takes: 'ii', run: (self, from: number, to: number) => subList(self, from, to) }],
  add: [
    { takes: 'o', run: (self, value: JavaValue) => self.items.push(value) > 0 },
    {
      takes: 'io',
      run: (self, at: number, value: JavaValue) => {
        if (at < 0 || at > self.items.length) throw new JavaThrown(`java.lang.IndexOutOfBoundsException: Index: ${at}, Size: ${self.items.length}`)
        self.items.splice(at, 0, value)
        return VOID
      },
    },
  ],
  addAll: [{ takes: 'l', run: (self, values: JavaList) => self.items.push(...[...values.items]) > 0 && values.items.length > 0 }],
  set: [
    {
      takes: 'io',
      run: (self, at: number, value: JavaValue) => {
        const before = itemAt(self, at)
        self.items[at] = value
        return before
      },
    },
  ],
  remove: [
    { takes: 'i', run: (self, at: number) => (itemAt(self, at), self.items.splice(at, 1)[0]!) },
    {
      takes: 'o',
      run: (self, value: JavaValue) => {
        const at = indexIn(self, value)
        if (at >= 0) self.items.splice(at, 1)
        return at >= 0
      },
    },
  ],
  clear: [{ takes: '', run: (self) => ((self.items.length = 0), VOID) }],
  iterator: [{ takes: '', run: (self) => new JavaIterator([...self.items]) }],
  equals: [{ takes: 'o', run: javaEqual }],
  toString: [{ takes: '', run: javaText }],
}

function subList(self: JavaList, from: number, to: number): JavaList {
  if (from < 0 || to > self.items.length || from > to) throw new JavaThrown(`java.lang.IndexOutOfBoundsException: fromIndex ${from}, toIndex ${to}, size ${self.items.length}`)
  return new JavaList(self.items.slice(from, to), self.ofJson)
}

/** The methods of java.util.Map. @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Map.html */
export const MAP_METHODS: Methods<JavaMap> = {
  size: [{ takes: '', run: (self) => self.entries.size }],
  isEmpty: [{ takes: '', run: (self) => self.entries.size === 0 }],
  get: [{ takes: 'o', run: (self, key: JavaValue) => self.entries.get(keyOf(key)) ?? self.missing }],
  getOrDefault: [{ takes: 'oo', run: (self, key: JavaValue, otherwise: JavaValue) => self.entries.get(keyOf(key)) ?? otherwise }],
  containsKey: [{ takes: 'o', run: (self, key: JavaValue) => self.entries.has(keyOf(key)) }],
  containsValue: [{ takes: 'o', run: (self, value: JavaValue) => [...self.entries.values()].some((member) => javaEqual(member, value)) }],
  put: [{ takes: 'oo', run: put }],
  putIfAbsent: [{ takes: 'oo', run: (self, key: JavaValue, value: JavaValue) => self.entries.get(keyOf(key)) ?? put(self, key, value) }],
  replace: [{ takes: 'oo', run: (self, key: JavaValue, value: JavaValue) => (self.entries.has(keyOf(key)) ? put(self, key, value) : null) }],
  putAll: [
    {
      takes: 'm',
      run: (self, other: JavaMap) => {
        for (const [key, value] of other.entries) self.entries.set(key, value)
        return VOID
      },
    },
  ],
  remove: [
    {
      takes: 'o',
      run: (self, key: JavaValue) => {
        const before = self.entries.get(keyOf(key)) ?? null
        self.entries.delete(keyOf(key))
        return before
      },
    },
  ],
  clear: [{ takes: '', run: (self) => (self.entries.clear(), VOID) }],
  keySet: [{ takes: '', run: (self) => new JavaList([...self.entries.keys()]) }],
  values: [{ takes: '', run: (self) => new JavaList([...self.entries.values()]) }],
  entrySet: [{ takes: '', run: (self) => new JavaList([...self.entries.keys()].map((key) => new JavaEntry(self, key))) }],
  equals: [{ takes: 'o', run: javaEqual }],
  toString: [{ takes: '', run: javaText }],
}

/** Gives what stood there before: null the first time, for which a reference prints itself. */
function put(self: JavaMap, key: JavaValue, value: JavaValue): JavaValue {
  const before = self.entries.get(keyOf(key)) ?? null
  self.entries.set(keyOf(key), value)
  return before
}
