import type { AwsError } from '../../../src/sim/aws/awsError'
import { match } from './expectation'

/** An error as it was recorded: its code, its wording, and members of its own. */
export interface ExpectedError {
  readonly code: string
  readonly message?: string
  /** Each of these stands in the message, which tells so many violations. */
  readonly messageContains?: readonly string[]
  readonly constraintCount?: number
  readonly httpStatus?: number
  readonly [member: string]: unknown
}

/** Where an error is another one, and where it is so apart from its wording. */
export interface ErrorDifference {
  readonly full: string | undefined
  readonly ignoringCause: string | undefined
  /** What placeholders have turned out to stand for. */
  readonly names?: ReadonlyMap<string, string>
}

export function differenceOfError(want: ExpectedError, got: AwsError, names: ReadonlyMap<string, string>): ErrorDifference {
  const { code, message, messageContains, constraintCount, httpStatus, ...members } = want
  const both = (difference: string): ErrorDifference => ({ full: difference, ignoringCause: difference })
  if (code !== got.name) return both(`should be refused as ${code}, was as ${got.name}: ${got.message}`)
  if (httpStatus !== undefined && httpStatus !== got.statusCode) return both(`should be refused with ${httpStatus}, was with ${got.statusCode}`)
  const own = match(members, { ...got }, { names, unordered: true })
  if (own.difference !== undefined) return both(own.difference)
  const worded = match(message ?? '<any>', got.message, { names: own.names, unordered: true })
  if (worded.difference !== undefined) return { full: `the message ${worded.difference}`, ignoringCause: undefined }
  const missing = messageContains?.find((part) => !got.message.includes(untilEnums(part)))
  if (missing !== undefined) return { full: `the message should contain ${missing}, is ${got.message}`, ignoringCause: undefined }
  const count = Number(/^(\d+) validation errors? detected/.exec(got.message)?.[1] ?? 1)
  if (constraintCount !== undefined && count !== constraintCount) return { full: `${constraintCount} violations should be told, ${count} are: ${got.message}`, ignoringCause: undefined }
  return { full: undefined, ignoringCause: undefined, names: worded.names }
}

/** The list of an enumeration changes with time and has no order. */
function untilEnums(message: string): string {
  return message.replace(/(enum value set: \[).*$/s, '$1')
}
