import type { Json } from '../kernel/json'
import { awsFault, type AwsFault } from './awsError'
import { notSimulated } from './notSimulated'

/**
 * A learner's mistake on its way to a service's door, where it becomes the call's answer, or to a
 * batch, where it becomes the answer to one entry. Any other exception is our mistake and stops the world.
 */
export class Refusal extends Error {
  readonly fault: AwsFault

  constructor(fault: AwsFault) {
    super(fault.message)
    this.fault = fault
  }
}

/**
 * The fault by which a call was refused.
 * @param error  as it was caught: what is no Refusal is our mistake, and thrown again
 */
export function faultOf(error: unknown): AwsFault {
  if (error instanceof Refusal) return error.fault
  throw error
}

/**
 * @param members  the error's own, besides the message
 * @throws {Refusal} with one of AWS's error names
 */
export function refused(name: string, message: string, statusCode = 400, members?: { readonly [name: string]: Json }): never {
  throw new Refusal(awsFault(name, message, statusCode, members))
}

/** @throws {Refusal} NotSimulated, by name */
export function unsimulated(what: string): never {
  throw new Refusal(notSimulated(what))
}
