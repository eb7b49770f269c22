import { numberOf } from '../../../../facts/facts'
import { awsFault } from '../../../aws/awsError'
import { functionArn, type Place } from '../../../aws/arn'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { invalid, refused } from '../refusal'

export const LATEST = '$LATEST'
const LONGEST_NAME = numberOf('lambda.function.name.longest')

/** A function as a call names it. */
export interface FunctionReference {
  readonly name: string
  /** Version or alias, where one was named: in the name or by `Qualifier`. */
  readonly qualifier: string | undefined
  /** As it was named, qualifier included: how `ResourceNotFoundException` shows it. */
  readonly arn: string
}

/** The name of a function that is to be made. A whole ARN is taken too. */
export function newFunctionName(input: JsonObject, place: Place): string {
  const { name } = partsOf(String(input['FunctionName']), place)
  if (name.length > LONGEST_NAME) {
    invalid(`1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_NAME}`)
  }
  return name
}

/** Reads `FunctionName`, a name, a partial or a whole ARN, and `Qualifier`. */
export function functionReference(input: JsonObject, place: Place): FunctionReference {
  const { name, qualifier: derived } = partsOf(String(input['FunctionName']), place)
  const given = typeof input['Qualifier'] === 'string' ? input['Qualifier'] : undefined
  if (derived !== undefined && given !== undefined && derived !== given) {
    invalid('The derived qualifier from the function name does not match the specified qualifier.')
  }
  const qualifier = derived ?? given
  const arn = functionArn(place, name)
  return { name, qualifier, arn: qualifier === undefined ? arn : `${arn}:${qualifier}` }
}

function partsOf(reference: string, place: Place): { name: string; qualifier: string | undefined } {
  if (!reference.includes(':')) return { name: reference, qualifier: undefined }
  const parts = reference.split(':')
  const whole = parts[0] === 'arn'
  const [region, accountId] = whole ? [parts[3], parts[4]] : [undefined, parts.find((part) => /^\d{12}$/.test(part))]
  if (accountId !== undefined && accountId !== place.accountId) {
    throw new Refusal(awsFault('AccessDeniedException', 'null', 403))
  }
  if (region !== undefined && region !== place.region) {
    refused('ResourceNotFoundException', `Functions from '${region}' are not reachable in this region ('${place.region}')`, 404)
  }
  const rest = whole ? parts.slice(5) : parts.slice(accountId === undefined ? 0 : parts.indexOf(accountId) + 1)
  // `function` is a word before a name, and a name where none comes after it.
  const [name = '', qualifier] = rest[0] === 'function' && rest.length > 1 ? rest.slice(1) : rest
  return { name, qualifier }
}
