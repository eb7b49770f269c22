import { awsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'

/**
 * Reads a request of PutItem, UpdateItem or DeleteItem: what is wrong with the request itself is
 * told there under the heading that other operations keep for their members' shapes (SPEC DB12).
 */
export function enveloped<Request>(read: (input: JsonObject) => Request, input: JsonObject): Request {
  try {
    return read(input)
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.name !== 'ValidationException' || HEADED.test(error.message))
      throw error
    throw new Refusal(awsFault('ValidationException', `1 validation error detected: ${error.message}`))
  }
}

const HEADED = /^\d+ validation errors? detected: /
