import type { Frame } from './frame'
import type { EvaluatorHost } from './host'

/** A parsed expression. It is never written after parsing, so one serves all evaluations. */
export interface Ast {
  readonly type: string
}

/** What scripts/generateJsonata.mjs leaves of the package `jsonata`. */
export interface Evaluator {
  /** @throws an object with `code` where the source is not JSONata */
  parse(source: string): Ast
  /** @throws an object with `code` where the expression fails */
  evaluate(ast: Ast, input: unknown, environment: Frame): unknown
  /** The functions of the language, by name. */
  readonly builtIns: Frame
  defineFunction(implementation: (...given: never[]) => unknown, signature: string): BuiltIn
  isFunction(value: unknown): boolean
  /** Writes the message that belongs to an error's code into the error. */
  populateMessage(error: object): void
}

export interface BuiltIn {
  readonly implementation: (...given: unknown[]) => unknown
}

/** Builds the evaluator over what it may ask of outside. */
export function createEvaluator(host: EvaluatorHost): Evaluator
