import { awsFault, type AwsFault } from './awsError'
import { notSimulated } from './notSimulated'

/**
 * A learner's mistake on its way to a service's door, where it becomes the call's answer, or to a
 * batch, where it becomes the answer to one entry.
 */
export class Refusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** @throws {Refusal} with one of AWS's error names */
export function refused(name: string, message: string, statusCode = 400): never {
  throw new Refusal(awsFault(name, message, statusCode))
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
