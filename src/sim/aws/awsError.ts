import type { Json } from '../kernel/json'

/**
 * A refusal as AWS gives it: a value, part of the story, seen in the log.
 *
 * `name` is the error code as the API model spells it, `members` the error's own fields besides
 * the message (`Reason`, `CancellationReasons`).
 */
export interface AwsFault {
  readonly name: string
  readonly message: string
  readonly statusCode: number
  readonly members?: { readonly [name: string]: Json }
}

export function awsFault(
  name: string,
  message: string,
  statusCode = 400,
  members?: { readonly [name: string]: Json },
): AwsFault {
  return members ? { name, message, statusCode, members } : { name, message, statusCode }
}

/** What `Cloud.call` rejects with: an AwsFault as the SDK would throw it. */
export class AwsError extends Error {
  readonly statusCode: number

  constructor(fault: AwsFault) {
    super(fault.message)
    this.name = fault.name
    this.statusCode = fault.statusCode
    Object.assign(this, fault.members)
  }
}
