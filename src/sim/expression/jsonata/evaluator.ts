import type { Json, JsonObject } from '../../kernel/json'
import { awsFunctions } from './awsFunctions'
import { createEvaluator, type Ast } from './evaluator.generated'
import { Frame } from './frame'
import { EvaluatorHost, type Circumstances } from './host'

const host = new EvaluatorHost()
const evaluator = createEvaluator(host)
const functions = new Frame(evaluator.builtIns)
for (const [name, [signature, implementation]] of Object.entries(awsFunctions(host, evaluator.builtIns))) {
  functions.bind(name, evaluator.defineFunction(implementation, signature))
}

export const { parse, isFunction, populateMessage } = evaluator

/**
 * Evaluates a parsed expression with the functions that Step Functions has.
 *
 * @param input     `$` and `$$`; undefined for nothing
 * @param bindings  variables by their names without the `$`. They are not written to, but by a transform
 * @throws an object with `code` where the expression fails
 */
export function evaluate(ast: Ast, input: Json | undefined, bindings: JsonObject, circumstances: Circumstances): unknown {
  const frame = new Frame(functions)
  for (const name of Object.keys(bindings)) frame.bind(name, bindings[name])
  frame.bind('$', input)
  host.begin(circumstances)
  return evaluator.evaluate(ast, Array.isArray(input) ? asOneItem(input) : input, frame)
}

/** A list given as input is one item, not one item each. */
function asOneItem(list: readonly Json[]): unknown {
  return Object.assign([list], { sequence: true, outerWrapper: true })
}
