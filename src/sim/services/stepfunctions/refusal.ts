import { awsFault } from '../../aws/awsError'
import { Refusal } from '../../aws/refusal'
import type { JsonObject } from '../../kernel/json'
import { notSimulated as notSimulatedFault } from '../../aws/notSimulated'

/**
 * @param members  the error's own, besides the message
 * @throws {Refusal} with one of AWS's error names
 */
export function refused(name: string, message: string, members?: JsonObject): never {
  throw new Refusal(awsFault(name, message, 400, members))
}

/** @throws {Refusal} ValidationException, with the reason that the API's model names */
export function invalid(reason: ValidationReason, message: string): never {
  refused('ValidationException', message, { reason })
}

type ValidationReason =
  | 'API_DOES_NOT_SUPPORT_LABELED_ARNS'
  | 'MISSING_REQUIRED_PARAMETER'
  | 'CANNOT_UPDATE_COMPLETED_MAP_RUN'
  | 'INVALID_ROUTING_CONFIGURATION'

/** @throws {Refusal} NotSimulated: what is not simulated is refused by name, never ignored */
export function notSimulated(what: string): never {
  throw new Refusal(notSimulatedFault(what))
}
