import { awsFault, type AwsFault } from '../aws/awsError'
import { notSimulated } from '../aws/notSimulated'

/** A request that cannot be read, on its way to `readWireRequest`, where it becomes the answer. */
export class WireRefusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** @throws {WireRefusal} with one of AWS's error names */
export function refused(name: string, message: string, statusCode = 400): never {
  throw new WireRefusal(awsFault(name, message, statusCode))
}

/** @throws {WireRefusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new WireRefusal(notSimulated(what))
}
