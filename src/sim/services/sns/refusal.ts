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

/** @throws {Refusal} with one of AWS's error codes */
export function refused(code: string, message: string, statusCode = 400): never {
  throw new Refusal(awsFault(code, message, statusCode))
}

/** @throws {Refusal} InvalidParameter, under its heading */
export function invalid(what: string): never {
  refused('InvalidParameter', `Invalid parameter: ${what}`)
}

/** @throws {Refusal} NotFound */
export function notFound(what: 'Topic' | 'Subscription'): never {
  refused('NotFound', `${what} does not exist`, 404)
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
