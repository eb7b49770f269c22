import { awsFault, type AwsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'

/**
 * A learner's mistake on its way to the service's door, where it becomes the call's answer, or to a
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

/** @throws {Refusal} InvalidParameterValue in the form most of SQS's refusals have */
export function invalidValue(value: unknown, parameter: string, reason: string): never {
  refused('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`)
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}

/** @throws {Refusal} QueueDoesNotExist */
export function noSuchQueue(): never {
  refused('QueueDoesNotExist', 'The specified queue does not exist.')
}
