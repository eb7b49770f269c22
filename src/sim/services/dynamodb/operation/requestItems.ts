import type { JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import { LONGEST_NAME, SHORTEST_NAME } from '../request/shape'

const NAME = new RegExp(`^[a-zA-Z0-9_.-]{${SHORTEST_NAME},${LONGEST_NAME}}$`)

const KEY_CONSTRAINTS = [
  `Member must have length less than or equal to ${LONGEST_NAME}`,
  `Member must have length greater than or equal to ${SHORTEST_NAME}`,
  'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
]

/**
 * Checks the tables that a batch names as the keys of a map.
 * @throws {Refusal} ValidationException that shows the whole map
 */
export function checkTableNames(requestItems: JsonObject): void {
  const fits = (name: string) => NAME.test(name) || name.startsWith('arn:')
  if (Object.keys(requestItems).every(fits)) return
  const constraint = `failed to satisfy constraint: Map keys must satisfy constraint: [${KEY_CONSTRAINTS.join(', ')}]`
  invalid(`1 validation error detected: Value '${JSON.stringify(requestItems)}' at 'requestItems' ${constraint}`)
}
