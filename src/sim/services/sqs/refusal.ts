import { refused } from '../../aws/refusal'

/** @throws {Refusal} InvalidParameterValue in the form most of SQS's refusals have */
export function invalidValue(value: unknown, parameter: string, reason: string): never {
  refused('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`)
}

/** @throws {Refusal} QueueDoesNotExist */
export function noSuchQueue(): never {
  refused('QueueDoesNotExist', 'The specified queue does not exist.')
}
