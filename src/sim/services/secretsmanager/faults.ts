import { refused } from '../../aws/refusal'

/** @throws {Refusal} ResourceNotFoundException */
export function notFound(what = 'secret.'): never {
  refused('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}`)
}

/** @throws {Refusal} InvalidParameterException: a value that is wrong whatever the secret */
export function invalidParameter(message: string): never {
  refused('InvalidParameterException', message)
}

/** @throws {Refusal} InvalidRequestException: not in the state that the secret is in */
export function invalidRequest(message: string): never {
  refused('InvalidRequestException', message)
}

/** @throws {Refusal} ValidationException in the words of AWS's parameter checks; secret values are not repeated */
export function outOfBounds(member: string, constraint: string, value?: string | number): never {
  const shown = value === undefined ? '' : ` '${value}'`
  refused('ValidationException', `1 validation error detected: Value${shown} at '${member}' failed to satisfy constraint: Member must have ${constraint}`)
}
