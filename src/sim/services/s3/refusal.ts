import { refused } from '../../aws/refusal'
import type { Json } from '../../kernel/json'

/** @throws {Refusal} InvalidArgument */
export function invalidArgument(message: string, name: string, value: Json): never {
  refused('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value })
}

export function noSuchKey(key: string): never {
  refused('NoSuchKey', 'The specified key does not exist.', 404, { Key: key })
}

export function preconditionFailed(condition: string): never {
  refused('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, { Condition: condition })
}
