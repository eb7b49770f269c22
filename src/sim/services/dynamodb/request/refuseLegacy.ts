import { notSimulated } from '../../../aws/notSimulated'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'

/**
 * Refuses the parameters that expressions have replaced: they are not simulated, and never went
 * together with expressions.
 * @throws {Refusal} ValidationException where both are used; else NotSimulated
 */
export function refuseLegacy(
  action: string,
  input: JsonObject,
  legacy: readonly string[],
  expressions: readonly string[],
): void {
  if (!uses(input, legacy)) return
  const used = legacy.filter((name) => (input[name] ?? undefined) !== undefined)
  const [first] = used
  const beside = expressions.filter((name) => (input[name] ?? undefined) !== undefined)
  if (beside.length > 0) {
    invalid(
      'Can not use both expression and non-expression parameters in the same request: ' +
        `Non-expression parameters: {${used.join(', ')}} Expression parameters: {${beside.join(', ')}}`,
    )
  }
  throw new Refusal(notSimulated(`the legacy parameter ${first} of dynamodb:${action}; use an expression`))
}

function uses(input: JsonObject, names: readonly string[]): boolean {
  for (const name of names) if ((input[name] ?? undefined) !== undefined) return true
  return false
}
