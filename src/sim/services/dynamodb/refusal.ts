import { awsFault } from '../../aws/awsError'
import { Refusal } from '../../aws/refusal'
import type { Json } from '../../kernel/json'

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
