import { refused } from '../../aws/refusal'

/** @throws {Refusal} ValidationException */
export function invalid(message: string): never {
  refused('ValidationException', message)
}

/** @throws {Refusal} ResourceNotFoundException */
export function notFound(message: string): never {
  refused('ResourceNotFoundException', message)
}
