import { refused } from '../../aws/refusal'

/** @throws {Refusal} InvalidParameterException, as all that is wrong with a member is */
export function invalid(message: string): never {
  refused('InvalidParameterException', message)
}
