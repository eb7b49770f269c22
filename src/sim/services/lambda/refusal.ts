import { awsFault, type AwsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'
import type { Json } from '../../kernel/json'

/**
 * A learner's mistake on its way to the service's door, where it becomes the call's answer. Any
 * other exception is our mistake and stops the world.
 */
export class Refusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** @throws {Refusal} one of Lambda's own errors, which say whose fault it is in `Type` */
export function refused(name: string, message: string, statusCode: number, members: { readonly [name: string]: Json } = {}): never {
  throw new Refusal(awsFault(name, message, statusCode, { Type: 'User', ...members }))
}

/** @throws {Refusal} InvalidParameterValueException */
export function invalid(message: string): never {
  refused('InvalidParameterValueException', message, 400)
}

/** @throws {Refusal} ResourceNotFoundException, by the ARN that was looked for */
export function functionNotFound(arn: string): never {
  refused('ResourceNotFoundException', `Function not found: ${arn}`, 404)
}

/** @throws {Refusal} where the input holds what AWS knows and this simulator does not */
export function refuseUnsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
