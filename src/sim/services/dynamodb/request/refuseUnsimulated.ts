import { notSimulated } from '../../../aws/notSimulated'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'

/** @throws {Refusal} NotSimulated, naming the first of these parameters that the request uses */
export function refuseUnsimulated(action: string, input: JsonObject, parameters: readonly string[]): void {
  const used = parameters.find((name) => (input[name] ?? undefined) !== undefined)
  if (used !== undefined) throw new Refusal(notSimulated(`the parameter ${used} of dynamodb:${action}`))
}
