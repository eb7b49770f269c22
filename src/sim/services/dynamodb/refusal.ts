import { awsFault, type AwsFault } from '../../aws/awsError'
import type { Json } from '../../kernel/json'

/**
 * A learner's mistake on its way to the service's door, where it becomes the call's answer.
 *
 * A request is checked in many small functions, deep inside parsers; this carries the fault from
 * there to the one `catch` in `dynamodb.ts`. Any other exception is our mistake and stops the world.
 */
export class Refusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** @throws {Refusal} ValidationException with that message */
export function invalid(message: string): never {
  throw new Refusal(awsFault('ValidationException', message))
}

/** @throws {Refusal} ValidationException under AWS's most frequent heading */
export function invalidParameter(message: string): never {
  invalid(`One or more parameter values were invalid: ${message}`)
}

/** @throws {Refusal} with any other of AWS's error names */
export function refused(name: string, message: string, members?: { readonly [name: string]: Json }): never {
  throw new Refusal(awsFault(name, message, 400, members))
}
