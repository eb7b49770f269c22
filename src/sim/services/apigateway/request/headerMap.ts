import type { Headers } from './exchange'

/** All values of a header, whatever the case of its name. */
export function valuesOf(headers: Headers, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return Object.entries(headers).flatMap(([key, values]) => (key.toLowerCase() === wanted ? values : []))
}

/** The last value of a header, whatever the case of its name. */
export function headerOf(headers: Headers, name: string): string | undefined {
  return valuesOf(headers, name).at(-1)
}

/** The headers with one set to a value, in place of those of its name. */
export function withHeader(headers: Headers, name: string, values: readonly string[]): Headers {
  return { ...withoutHeader(headers, name), [name]: values }
}

export function withoutHeader(headers: Headers, name: string): Headers {
  const wanted = name.toLowerCase()
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== wanted))
}

/** One value for each name: the last. */
export function lastValues(values: { readonly [name: string]: readonly string[] }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).flatMap(([name, all]) => (all.length > 0 ? [[name, all.at(-1)!]] : [])))
}
