import { awsFault, type AwsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'

/** A learner's mistake on its way to the service's door, where it becomes the call's answer. */
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

/** @throws {Refusal} InvalidParameterValueException */
export function invalidValue(message: string): never {
  refused('InvalidParameterValueException', message)
}

/** @throws {Refusal} InvalidParameterCombinationException */
export function invalidCombination(message: string): never {
  refused('InvalidParameterCombinationException', message)
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
