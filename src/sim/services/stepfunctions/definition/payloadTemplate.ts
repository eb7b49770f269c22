import { evaluateIntrinsic, parseIntrinsic } from '../../../expression/intrinsics/intrinsics'
import { evaluatePath, parsePath } from '../../../expression/jsonPath/jsonPath'
import type { Json } from '../../../kernel/json'
import type { Scope } from '../interpreter/scope'
import { runtimeFault, StateFault } from '../interpreter/stateFault'

/** A compiled payload template or expression: gives the value, or throws a StateFault. */
export type Template = (scope: Scope) => Json

/**
 * Compiles a JSONPath payload template (Parameters, ItemSelector, ResultSelector, Assign): members
 * whose name ends in `.$` hold a path or an intrinsic function call, all else is constant. A part
 * without expressions is the same object in every result.
 */
export function compilePayloadTemplate(template: Json): Template {
  const compiled = compilePart(template)
  return typeof compiled === 'function' ? compiled : () => template
}

/** A function where an expression lies inside, else undefined. */
function compilePart(part: Json): Template | undefined {
  if (Array.isArray(part)) return compileArray(part)
  if (typeof part !== 'object' || part === null) return undefined
  const members = Object.entries(part)
  const names: string[] = []
  const values: (Template | Json)[] = []
  let constant = true
  for (const [name, value] of members) {
    const expression = name.endsWith('.$') && typeof value === 'string' ? compileExpression(value, name) : compilePart(value)
    names.push(expression && name.endsWith('.$') ? name.slice(0, -2) : name)
    values.push(expression ?? value)
    if (expression) constant = false
  }
  if (constant) return undefined
  return (scope) => {
    const built: Record<string, Json> = {}
    for (let i = 0; i < names.length; i++) {
      const value = values[i]
      built[names[i]!] = typeof value === 'function' ? value(scope) : (value as Json)
    }
    return built
  }
}

function compileArray(items: readonly Json[]): Template | undefined {
  const parts = items.map(compilePart)
  if (parts.every((part) => part === undefined)) return undefined
  return (scope) => parts.map((part, i) => (part ? part(scope) : (items[i] as Json)))
}

/**
 * Compiles one expression of a `.$` member or of a field that takes a path or an intrinsic call.
 * @param field  the member's name as the error text gives it (`total.$`, `CausePath`)
 */
export function compileExpression(text: string, field: string): Template {
  return isIntrinsicCall(text) ? compileIntrinsic(text) : compileSelection(text, field)
}

export function isIntrinsicCall(text: string): boolean {
  return text.startsWith('States.')
}

function compileSelection(text: string, field: string): Template {
  const parsed = parsePath(text)
  if ('error' in parsed) return unusable(`Invalid path '${text}'`)
  const { path } = parsed
  return (scope) => {
    const found = evaluatePath(path, { input: scope.input, context: scope.context, variables: scope.variables })
    if ('value' in found) return found.value
    if (found.pastEnd) return null
    throw runtimeFault(
      `${scope.place} The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(scope.input)}'`,
    )
  }
}

function compileIntrinsic(text: string): Template {
  const parsed = parseIntrinsic(text)
  if ('error' in parsed) return unusable(`Invalid intrinsic function call '${text}'`)
  const { call } = parsed
  return (scope) => {
    const { input, context, variables, draw, uuid } = scope
    const came = evaluateIntrinsic(call, { input, context, variables, draw, uuid })
    if ('value' in came) return came.value
    throw new StateFault(came.error.name, `${scope.place} ${came.error.message}`)
  }
}

/** Validation refuses what cannot be read; what it let through fails the state that needs it, not the world. */
function unusable(message: string): Template {
  return (scope) => {
    throw runtimeFault(`${scope.place} ${message}`)
  }
}
