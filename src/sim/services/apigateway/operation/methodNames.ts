import { requiredText } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { notLike, refuseViolations } from '../constraints'

/** What names a method: its API, its resource, and what it is called. */
export function namesOf(input: JsonObject): [apiId: string, resourceId: string, httpMethod: string] {
  return [requiredText(input, 'restApiId'), requiredText(input, 'resourceId'), requiredText(input, 'httpMethod')]
}

/** The status of a method's or an integration's response. @throws {Refusal} ValidationException */
export function statusCodeOf(input: JsonObject): string {
  const statusCode = requiredText(input, 'statusCode')
  refuseViolations([notLike('statusCode', statusCode, String.raw`[1-5]\d\d`)])
  return statusCode
}
