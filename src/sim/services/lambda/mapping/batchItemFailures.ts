import { isJsonObject, type Json } from '../../../kernel/json'

/**
 * Which items of a batch a function reports as failed in what it returned.
 *
 * Nothing, `null`, an empty object and an empty or absent list are success of all. A response that is no
 * object or list, and an item without the identifier of one in the batch, are failure of all.
 *
 * @param payload  JSON text
 * @param known    the identifiers in the batch: message ids or sequence numbers
 * @returns the failed ones; `all` where none can be told apart
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function batchItemFailures(payload: string, known: ReadonlySet<string>): ReadonlySet<string> | 'all' {
  const response = JSON.parse(payload) as Json
  if (response === null) return new Set()
  if (typeof response !== 'object') return response === '' ? new Set() : 'all'
  const items = isJsonObject(response) ? (response['batchItemFailures'] ?? null) : null
  if (items === null) return new Set()
  if (!Array.isArray(items)) return 'all'
  const failed = new Set<string>()
  for (const item of items as readonly Json[]) {
    const id = isJsonObject(item) ? item['itemIdentifier'] : undefined
    if (typeof id !== 'string' || !known.has(id)) return 'all'
    failed.add(id)
  }
  return failed
}
