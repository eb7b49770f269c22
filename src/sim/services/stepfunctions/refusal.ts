import { awsFault, type AwsFault } from '../../aws/awsError'

/**
 * A learner's mistake on its way to the service's door, where it becomes the call's answer.
 *
 * A request is checked in many small functions; this carries the fault from there to the one
 * `catch` in `stepfunctions.ts`. Any other exception is our mistake and stops the world.
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

/** @throws {Refusal} NotSimulated: what is not simulated is refused by name, never ignored */
export function notSimulated(what: string): never {
  refused('NotSimulated', `Coldstart does not simulate ${what}.`, 501)
}
