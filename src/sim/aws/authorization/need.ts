import type { Place } from '../arn'
import type { JsonObject } from '../../kernel/json'

/** What a call needs to be allowed: an action of IAM's on a resource, and what the request says about it. */
export interface Need {
  /** `sqs:SendMessage`: IAM's name, which is not always the operation's. */
  readonly action: string
  /** An ARN, or `*` where the action is about no resource. */
  readonly resource: string
  /** Condition keys of the service's own: `s3:prefix`. */
  readonly keys?: { readonly [key: string]: string | readonly string[] | undefined }
}

/** The needs of a service's calls. */
export type NeedsOf = (action: string, input: JsonObject, place: Place) => readonly Need[]

/** The text of a member; undefined where it is absent or none. */
export function textIn(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function isArn(text: string | undefined): text is `arn:${string}` {
  return text?.startsWith('arn:') ?? false
}
