import { refused } from '../refusal'

/** @throws {Refusal} TrimmedDataAccessException */
export function trimmed(): never {
  refused('TrimmedDataAccessException', 'The data you are trying to access has been trimmed.')
}
