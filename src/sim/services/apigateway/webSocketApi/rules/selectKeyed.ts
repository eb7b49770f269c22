import { compileRegex, RegexError } from '../../../../expression/linearRegex'

/**
 * Of what is told apart by keys the one for a value: that of the very key, else of a pattern between slashes that
 * fits all of it (`/4\d\d/`), else `$default`'s. Undefined: there is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export function selectKeyed<Item>(items: readonly (readonly [key: string, item: Item])[], value: string | undefined): Item | undefined {
  const exact = items.find(([key]) => key === value)
  const byPattern = value === undefined ? undefined : items.find(([key]) => fits(key, value))
  return (exact ?? byPattern ?? items.find(([key]) => key === '$default'))?.[1]
}

/** A pattern that is none fits nothing. */
function fits(key: string, value: string): boolean {
  const [, pattern] = /^\/(.+)\/$/.exec(key) ?? []
  if (pattern === undefined) return false
  try {
    return compileRegex(pattern).matchesAll(value)
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}
