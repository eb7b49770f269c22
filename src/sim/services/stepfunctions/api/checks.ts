import { awsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import { refused } from '../refusal'

/** Whether an answer is to tell payloads and definitions, or metadata alone. */
export function wantsData({ includedData }: JsonObject): boolean {
  return includedData !== 'METADATA_ONLY'
}

/**
 * Text members of a request, which the front door has held against the API's model.
 * @throws {Refusal} SerializationException where one is no text
 */
export function texts<Member extends string>(input: JsonObject, ...members: readonly Member[]): { readonly [member in Member]: string | undefined } {
  const found: { [member in Member]?: string | undefined } = {}
  for (const member of members) {
    const value = input[member] ?? undefined
    found[member] = value === undefined || typeof value === 'string' ? value : notText(value)
  }
  return found as { readonly [member in Member]: string | undefined }
}

function notText(value: Json): never {
  const type = typeof value === 'number' ? 'NUMBER_VALUE' : typeof value === 'boolean' ? 'BOOLEAN_VALUE' : 'Start of structure or map'
  throw new Refusal(awsFault('SerializationException', `${type} can not be converted to a String`))
}

/** Characters that no name may hold: whitespace, brackets, wildcards, others that AWS lists, control characters, lone surrogates. */
const NOT_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\ufffe\uffff\u{10ffff}]/u

/** @throws {Refusal} InvalidName */
export function checkName(name: string): void {
  if (NOT_IN_NAMES.test(name)) refused('InvalidName', `Invalid Name: '${name}'`)
}

/** The kind of a states ARN's resource. */
export type ArnKind = 'stateMachine' | 'execution' | 'express' | 'activity' | 'mapRun'

/** @throws {Refusal} InvalidArn where the text is none, or is of a resource of another kind */
export function checkArn(arn: string, ...kinds: readonly ArnKind[]): void {
  if (!arn.startsWith('arn:')) refused('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`)
  const [, , service, , , kind, name] = arn.split(':')
  if (service !== 'states' || kind === undefined || name === undefined) refused('InvalidArn', `Invalid Arn: '${arn}'`)
  if (!kinds.some((wanted) => wanted === kind)) {
    refused('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`)
  }
}
