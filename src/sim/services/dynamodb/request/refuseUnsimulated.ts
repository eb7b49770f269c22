import { notSimulated } from '../../../aws/notSimulated'
import type { JsonObject } from '../../../kernel/json'
import { Refusal } from '../refusal'

/** @throws {Refusal} NotSimulated, naming the first of these parameters that the request uses */
export function refuseUnsimulated(action: string, input: JsonObject, parameters: readonly string[]): void {
  const used = parameters.find((name) => (input[name] ?? undefined) !== undefined)
  if (used !== undefined) throw new Refusal(notSimulated(`the parameter ${used} of dynamodb:${action}`))
}
