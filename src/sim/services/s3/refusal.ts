import { awsFault, type AwsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'
import type { Json } from '../../kernel/json'

/** A learner's mistake on its way to the service's door, where it becomes the call's answer. */
export class Refusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** @throws {Refusal} with one of AWS's error names */
export function refused(name: string, message: string, statusCode = 400, members?: { readonly [name: string]: Json }): never {
  throw new Refusal(awsFault(name, message, statusCode, members))
}

/** @throws {Refusal} InvalidArgument */
export function invalidArgument(message: string, name: string, value: Json): never {
  refused('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value })
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}

export function noSuchKey(key: string): never {
  refused('NoSuchKey', 'The specified key does not exist.', 404, { Key: key })
}

export function preconditionFailed(condition: string): never {
  refused('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, { Condition: condition })
}
