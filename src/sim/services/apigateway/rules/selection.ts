import { compileRegex, RegexError } from '../../../expression/linearRegex'

export interface SelectableResponse {
  readonly statusCode: string
  /** A Java pattern for the whole value; none or an empty one makes it the default. */
  readonly selectionPattern?: string
}

/**
 * The integration response for a value: the HTTP status of an HTTP backend or an AWS service, the
 * errorMessage of a Lambda function; undefined for a function that succeeded.
 * @returns undefined where none fits and there is no default: 500
 */
export function selectResponse<Response extends SelectableResponse>(responses: readonly Response[], value: string | undefined): Response | undefined {
  const isDefault = ({ selectionPattern = '' }: SelectableResponse) => selectionPattern === ''
  const byPattern = value === undefined ? undefined : responses.find((response) => !isDefault(response) && fits(response.selectionPattern!, value))
  return byPattern ?? responses.find(isDefault)
}

/** A pattern that is none fits nothing. */
function fits(pattern: string, value: string): boolean {
  try {
    return compileRegex(pattern).matchesAll(value)
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}
