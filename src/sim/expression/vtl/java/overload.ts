import { isNumber, isWhole, JavaDouble, JavaList, JavaMap, type JavaValue } from './javaValue'

/**
 * One form of a method. `takes` has a letter for each argument: `s` text, `c` text of one character,
 * `i` whole number, `n` any number, `b` boolean, `l` list, `m` map, `o` anything.
 */
export interface Overload<Self> {
  readonly takes: string
  run(self: Self, ...given: any[]): JavaValue
}

export type Methods<Self> = { readonly [name: string]: readonly Overload<Self>[] }

/** Calls the form of a method that fits; undefined where there is none. */
export function invoke<Self>(methods: Methods<Self>, self: Self, name: string, given: readonly JavaValue[]): JavaValue | undefined {
  if (!Object.hasOwn(methods, name)) return undefined
  const form = methods[name]!.find(({ takes }) => takes.length === given.length && given.every((value, at) => FITS[takes.charAt(at)]!(value)))
  return form?.run(self, ...given)
}

const FITS: { readonly [letter: string]: (value: JavaValue) => boolean } = {
  s: (value) => typeof value === 'string',
  i: isWhole,
  n: isNumber,
  d: (value) => value instanceof JavaDouble,
  b: (value) => typeof value === 'boolean',
  l: (value) => value instanceof JavaList,
  m: (value) => value instanceof JavaMap,
  o: () => true,
}

/** What a method throws as Java does: the template fails. */
export class JavaThrown extends Error {}
