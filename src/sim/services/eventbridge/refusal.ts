import { awsFault, type AwsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'

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

/** @throws {Refusal} with one of AWS's error names */
export function refused(name: string, message: string): never {
  throw new Refusal(awsFault(name, message))
}

/** @throws {Refusal} ValidationException */
export function invalid(message: string): never {
  refused('ValidationException', message)
}

/** @throws {Refusal} ResourceNotFoundException */
export function notFound(message: string): never {
  refused('ResourceNotFoundException', message)
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
