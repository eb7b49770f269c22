import type { Json } from '../../kernel/json'
import { evaluatePath, type Path, type PathScope } from '../jsonPath/jsonPath'
import { callIntrinsic, InvalidArguments, type Chance } from './functions'
import type { Argument, IntrinsicCall } from './parseIntrinsic'

/** What an intrinsic function can see, and where its randomness comes from. */
export type IntrinsicScope = PathScope & Chance

export type IntrinsicValue =
  | { readonly value: Json }
  | {
      readonly error: {
        /** Executions show States.Runtime, not the States.IntrinsicFailure of the language's text. */
        readonly name: 'States.Runtime'
        /** In AWS's words, without the words about the state. */
        readonly message: string
      }
    }

class MissingArgument extends Error {}

/** Evaluates a call: first its arguments, from left to right, then the function. */
export function evaluateIntrinsic(call: IntrinsicCall, scope: IntrinsicScope): IntrinsicValue {
  try {
    return { value: evaluateCall(call, scope) }
  } catch (error) {
    if (error instanceof MissingArgument) return failed(`The function '${call.text}' had the following error: ${error.message}`)
    if (error instanceof InvalidArguments) {
      return failed(`There was an error while evaluating the intrinsic function: ${call.text}. ${error.message}`)
    }
    throw error
  }
}

function failed(message: string): IntrinsicValue {
  return { error: { name: 'States.Runtime', message } }
}

function evaluateCall(call: IntrinsicCall, scope: IntrinsicScope): Json {
  return callIntrinsic(call, call.arguments.map((argument) => evaluateArgument(argument, scope)), scope)
}

function evaluateArgument(argument: Argument, scope: IntrinsicScope): Json {
  switch (argument.kind) {
    case 'literal':
    case 'string':
      return argument.value
    case 'path':
      return find(argument.path, scope)
    case 'call':
      return evaluateCall(argument.call, scope)
  }
}

/** The message names a path over the Context object as if it were one over the input, as AWS's does. */
function find(path: Path, scope: IntrinsicScope): Json {
  const found = evaluatePath(path, scope)
  if ('value' in found) return found.value
  const written = path.root === '$$' ? path.text.slice(1) : path.text
  const input = JSON.stringify(scope.input)
  throw new MissingArgument(`The JsonPath argument for the field '${written}' could not be found in the input '${input}'`)
}
