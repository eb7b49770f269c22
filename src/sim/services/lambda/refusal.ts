import { awsFault } from '../../aws/awsError'
import { Refusal } from '../../aws/refusal'
import type { Json } from '../../kernel/json'

/** @throws {Refusal} one of Lambda's own errors, which say whose fault it is in `Type` */
export function refused(name: string, message: string, statusCode: number, members: { readonly [name: string]: Json } = {}): never {
  throw new Refusal(awsFault(name, message, statusCode, { Type: 'User', ...members }))
}

/** @throws {Refusal} InvalidParameterValueException */
export function invalid(message: string): never {
  refused('InvalidParameterValueException', message, 400)
}

/** @throws {Refusal} ResourceNotFoundException, by the ARN that was looked for */
export function functionNotFound(arn: string): never {
  refused('ResourceNotFoundException', `Function not found: ${arn}`, 404)
}
