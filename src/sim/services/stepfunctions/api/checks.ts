import { numberOf } from '../../../../facts/facts'
import { awsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import { refused } from '../refusal'

/** What the API's model says of one text member. */
export interface TextRule {
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  /** Its value is not repeated in an error. */
  readonly sensitive?: boolean
}

/** The members that are an ARN, a name, a token, of these lengths. */
export const ARN: TextRule = { required: true, min: 1, max: numberOf('stepfunctions.api.arn.longest') }
/** The ARN of a Map Run, or of a version to be deleted. */
export const LONG_ARN: TextRule = { required: true, min: 1, max: numberOf('stepfunctions.api.long-arn.longest') }
export const NAME: TextRule = { required: true, min: 1, max: numberOf('stepfunctions.api.name.longest') }
export const DESCRIPTION: TextRule = { max: numberOf('stepfunctions.api.description.longest'), sensitive: true }
export const PAYLOAD: TextRule = { max: numberOf('stepfunctions.api.payload.longest'), sensitive: true }
export const ERROR: TextRule = { max: numberOf('stepfunctions.api.error.longest'), sensitive: true }
export const CAUSE: TextRule = { max: numberOf('stepfunctions.api.cause.longest'), sensitive: true }

/** Whether an answer is to tell payloads and definitions, or metadata alone. */
export const INCLUDED_DATA: TextRule = { values: ['ALL_DATA', 'METADATA_ONLY'] }

export function wantsData({ includedData }: { readonly includedData: string | undefined }): boolean {
  return includedData !== 'METADATA_ONLY'
}

/**
 * The text members of a request, checked against the API's model before anything runs.
 * @throws {Refusal} ValidationException that lists all that is wrong, in AWS's words
 */
export function texts<Member extends string>(
  input: JsonObject,
  rules: { readonly [member in Member]: TextRule },
): { readonly [member in Member]: string | undefined } {
  const wrong: string[] = []
  const found: Partial<Record<Member, string>> = {}
  for (const [member, rule] of Object.entries(rules) as [Member, TextRule][]) {
    const value = input[member] ?? undefined
    if (value !== undefined && typeof value !== 'string') notText(value)
    const complaint = complaintAbout(value, rule)
    if (complaint !== undefined) wrong.push(`Value ${shown(value, rule)}at '${member}' failed to satisfy constraint: ${complaint}`)
    else if (value !== undefined) found[member] = value
  }
  if (wrong.length > 0) {
    const errors = wrong.length === 1 ? 'error' : 'errors'
    refused('ValidationException', `${wrong.length} validation ${errors} detected: ${wrong.join('; ')}`)
  }
  return found as { readonly [member in Member]: string | undefined }
}

function complaintAbout(value: string | undefined, { required, min, max, values }: TextRule): string | undefined {
  if (value === undefined) return required ? 'Member must not be null' : undefined
  if (min !== undefined && value.length < min) return `Member must have length greater than or equal to ${min}`
  if (max !== undefined && value.length > max) return `Member must have length less than or equal to ${max}`
  if (values && !values.includes(value)) return `Member must satisfy enum value set: [${values.join(', ')}]`
  return undefined
}

function shown(value: string | undefined, { sensitive }: TextRule): string {
  if (value === undefined) return 'null '
  return sensitive ? '' : `'${value}' `
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
