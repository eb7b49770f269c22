import type { Json, JsonObject } from '../../kernel/json'
import { RegexError } from '../linearRegex'
import { outOfStack } from './budget'
import { evaluate, isFunction, parse, populateMessage } from './evaluator'
import type { Ast } from './evaluator.generated'
import type { Circumstances } from './host'
import { HoldsFunction, plainJson } from './plainJson'

/** A compiled expression: a value without state, shared by everyone who wrote the same text. */
export interface JsonataExpression {
  readonly source: string
  readonly ast: Ast
  /** Whether it holds a transform, `| … | … |`: the one thing in the language that writes into values. */
  readonly transforms: boolean
}

/** An error of the language: its code (`T1006`) and the package's text for it. `Internal`: one that the language has no code for. */
export interface JsonataError {
  readonly code: string
  readonly message: string
}

export type JsonataResult = { readonly expression: JsonataExpression } | { readonly error: JsonataError }

export type JsonataValue =
  | { readonly value: Json }
  /** The expression has no value: what it looks for is not there. */
  | { readonly undefined: true }
  | { readonly error: JsonataError }

/** What an expression can see: variables by their names without the `$`, time and chance. */
export interface JsonataScope extends Circumstances {
  readonly bindings: JsonObject
}

/** Expressions of running machines come from few definitions; the bound only guards against generated ones. */
const MEMO_LIMIT = 10_000
const memo = new Map<string, JsonataResult>()

/** Compiles an expression, without the `{% %}` around it. The same text is compiled once. */
export function compileJsonata(source: string): JsonataResult {
  const known = memo.get(source)
  if (known) return known
  const result = compile(source)
  if (memo.size >= MEMO_LIMIT) memo.clear()
  memo.set(source, result)
  return result
}

function compile(source: string): JsonataResult {
  try {
    return { expression: { source, ast: parse(source), transforms: source.includes('|') } }
  } catch (error) {
    return { error: asJsonataError(error) }
  }
}

/** Evaluates an expression. Its input, `$`, is nothing: a state's data are in `$states` and the variables. */
export function evaluateJsonata({ ast, transforms }: JsonataExpression, scope: JsonataScope): JsonataValue {
  try {
    const bindings = transforms ? copyOf(scope.bindings) : scope.bindings
    const value = plainJson(evaluate(ast, undefined, bindings, scope), isFunction)
    return value === undefined ? { undefined: true } : { value }
  } catch (error) {
    return { error: asJsonataError(error) }
  }
}

function copyOf(bindings: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(bindings)) as JsonObject
}

/** @param thrown  an object of the evaluator's, or an error of the engine's on the way */
function asJsonataError(thrown: unknown): JsonataError {
  if (thrown instanceof HoldsFunction) return { code: 'NotJson', message: 'The expression returned a function, which JSON cannot hold' }
  if (thrown instanceof RegexError) return { code: 'RegexError', message: thrown.message }
  if (thrown instanceof RangeError) return outOfStack()
  if (thrown instanceof Error && !('code' in thrown)) return { code: 'Internal', message: thrown.message }
  const error = thrown as { code: string; message: string }
  populateMessage(error)
  return { code: error.code, message: error.message }
}
