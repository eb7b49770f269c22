import { readPolicy, type PolicyDocument, type PolicyPurpose } from '../../../aws/policy/readPolicy'
import { refused } from '../../../aws/refusal'

/** A policy as it was given, and what it says. */
export interface StatedPolicy {
  readonly text: string
  readonly document: PolicyDocument
}

/** @throws {Refusal} MalformedPolicyDocumentException; LimitExceededException where it is longer than `longest` without its blanks */
export function statedPolicy(text: string, purpose: PolicyPurpose, longest: { readonly characters: number; readonly refusal: string }): StatedPolicy {
  const reading = readPolicy(text, purpose)
  if ('problem' in reading) return refused('MalformedPolicyDocumentException', reading.problem)
  if (text.replaceAll(/\s/g, '').length > longest.characters) refused('LimitExceededException', longest.refusal, 409)
  return { text, document: reading.document }
}
