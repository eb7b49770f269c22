import { notSimulated } from '../../../aws/notSimulated'
import type { JsonObject } from '../../../kernel/json'
import { Refusal } from '../refusal'

/** @throws {Refusal} NotSimulated, naming the first of these parameters that the request uses */
export function refuseUnsimulated(action: string, input: JsonObject, parameters: readonly string[]): void {
  const used = parameters.find((name) => (input[name] ?? undefined) !== undefined)
  if (used !== undefined) throw new Refusal(notSimulated(`the parameter ${used} of dynamodb:${action}`))
}

/** @throws {Refusal} NotSimulated where the request turns a stream on */
export function refuseStream(action: string, input: JsonObject): void {
  const stream = (input['StreamSpecification'] ?? undefined) as JsonObject | undefined
  if (stream?.['StreamEnabled'] === true)
    throw new Refusal(notSimulated(`the parameter StreamSpecification of dynamodb:${action}`))
}
