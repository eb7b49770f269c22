import { integerOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { readPolicy, type PolicyDocument } from '../../../aws/policy/readPolicy'
import type { JsonObject } from '../../../kernel/json'

/** @throws {Refusal} ValidationError where it is absent */
export function required(input: JsonObject, member: string): string {
  const path = member.charAt(0).toLowerCase() + member.slice(1)
  return textOf(input, member) ?? invalid(`Value null at '${path}' failed to satisfy constraint: Member must not be null`)
}

export function invalid(complaint: string): never {
  refused('ValidationError', `1 validation error detected: ${complaint}`)
}

/** In seconds, of 900 to `most`. */
export function durationOf(input: JsonObject, usual: number, most: number): number {
  const seconds = integerOf(input, 'DurationSeconds') ?? usual
  if (seconds < 900) invalid(`Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`)
  if (seconds > most) invalid(`Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to ${most}`)
  return seconds
}

/** @throws {Refusal} MalformedPolicyDocumentException */
export function sessionPolicy(text: string | undefined): PolicyDocument | undefined {
  if (text === undefined) return undefined
  const reading = readPolicy(text, 'identity')
  return 'problem' in reading ? refused('MalformedPolicyDocumentException', reading.problem) : reading.document
}
