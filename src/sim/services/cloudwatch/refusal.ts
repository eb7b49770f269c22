import { refused } from '../../aws/refusal'

/** @throws {Refusal} InvalidParameterValueException */
export function invalidValue(message: string): never {
  refused('InvalidParameterValueException', message)
}

/** @throws {Refusal} InvalidParameterCombinationException */
export function invalidCombination(message: string): never {
  refused('InvalidParameterCombinationException', message)
}
