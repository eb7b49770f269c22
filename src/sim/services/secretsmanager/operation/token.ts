import { textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { invalidParameter } from '../faults'
import type { Turn } from '../turn'

/**
 * The id of the version that a request makes. SDKs make one up where the caller gives none.
 * @throws {Refusal} InvalidParameterException where it cannot be one
 */
export function tokenOf(turn: Turn, input: JsonObject): string {
  const token = textOf(input, 'ClientRequestToken') ?? turn.context.newUuid()
  if (token.length < 32 || token.length > 64) invalidParameter('ClientRequestToken must be 32-64 characters long.')
  return token
}
