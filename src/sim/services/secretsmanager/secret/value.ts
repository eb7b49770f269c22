import { bytesOf } from '../../../../facts/facts'
import { textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { fromBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'
import { invalidParameter, outOfBounds } from '../faults'

/** What a version holds: a text, or bytes as base64. */
export type SecretValue = { readonly string: string } | { readonly binary: string }

const MOST = bytesOf('secretsmanager.value.size.limit')

/**
 * The value of a request, if it has one.
 * @throws {Refusal} where there are two, or it is too large
 */
export function readValue(input: JsonObject): SecretValue | undefined {
  const string = textOf(input, 'SecretString')
  const binary = textOf(input, 'SecretBinary')
  if (string !== undefined && binary !== undefined) {
    invalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.")
  }
  if (string !== undefined) {
    checkSize('secretString', new TextEncoder().encode(string).length)
    return { string }
  }
  if (binary === undefined) return undefined
  checkSize('secretBinary', (fromBase64(binary) ?? refused('SerializationException', 'SecretBinary is not base64.')).length)
  return { binary }
}

export function sameValue(one: SecretValue, other: SecretValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function shownValue(value: SecretValue): JsonObject {
  return 'string' in value ? { SecretString: value.string } : { SecretBinary: value.binary }
}

function checkSize(member: string, size: number): void {
  if (size === 0) outOfBounds(member, 'length greater than or equal to 1')
  if (size > MOST) outOfBounds(member, `length less than or equal to ${MOST}`)
}
