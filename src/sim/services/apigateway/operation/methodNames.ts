import { requiredText } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'

/** What names a method: its API, its resource, and what it is called. */
export function namesOf(input: JsonObject): [apiId: string, resourceId: string, httpMethod: string] {
  return [requiredText(input, 'restApiId'), requiredText(input, 'resourceId'), requiredText(input, 'httpMethod')]
}
