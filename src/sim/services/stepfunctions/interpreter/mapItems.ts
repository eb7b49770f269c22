import { evaluatePath } from '../../../expression/jsonPath/jsonPath'
import type { Json, JsonObject } from '../../../kernel/json'
import { expectType } from '../definition/jsonataTemplate'
import { pathField, type State } from '../definition/machine'
import { afterInputPath } from './dataFlow'
import { numberOption } from './numberOption'
import { withInput, type Scope } from './scope'
import { queryFault, runtimeFault, type StateFault } from './stateFault'

/** What a Map goes over, and the effective input it was taken from. */
export interface MapItems {
  readonly items: readonly Json[]
  readonly input: Json
  /** The items are the members of an object, each as `{ Key, Value }`. */
  readonly keyed?: boolean
}

/**
 * The items of a Map without an ItemReader: Items (JSONata), or ItemsPath (JSONPath).
 * @param objects  whether an object's members are items too, as in a Distributed Map
 */
export function itemsOf(state: State, scope: Scope, objects = false): MapItems {
  if (state.language === 'JSONata') return { ...queriedItems(state, scope, objects), input: scope.stateInput }
  const input = afterInputPath(state, scope)
  const field = pathField(state.fields, 'ItemsPath')
  if (!field) return { ...arrayAt(input, '$', scope, objects), input }
  const { context, variables } = scope
  const found = evaluatePath(field.path, { input, context, variables })
  if (!('value' in found)) throw runtimeFault(`${scope.place} Invalid path '${field.text}' : ${found.missing}`)
  // The message writes a path over the Context object as if it were one over the input. [OBS]
  return { ...arrayAt(found.value, field.text.replace(/^\$\$/, '$'), scope, objects), input }
}

type Items = Pick<MapItems, 'items' | 'keyed'>

function queriedItems(state: State, scope: Scope, objects: boolean): Items {
  const query = state.query('Items')
  if (!query) {
    if (Array.isArray(scope.stateInput)) return { items: scope.stateInput }
    if (objects && isObject(scope.stateInput)) return entries(scope.stateInput)
    throw queryFault(`${scope.place} Map state input must be an array but was: ${JSON.stringify(scope.stateInput)}`)
  }
  const value = query(scope, {})
  if (objects && isObject(value)) return entries(value)
  return { items: expectType(value, 'array', Array.isArray, 'Items', state.fields['Items'], scope) as readonly Json[] }
}

function arrayAt(value: Json, path: string, scope: Scope, objects: boolean): Items {
  if (Array.isArray(value)) return { items: value }
  if (objects && isObject(value)) return entries(value)
  throw runtimeFault(`${scope.place} Reference path "${path}" must point to array.`)
}

/** An object's members as items, as AWS hands them to iterations of a Distributed Map. */
function entries(value: JsonObject): Items {
  return { items: Object.entries(value).map(([Key, Value]) => ({ Key, Value })), keyed: true }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** MaxConcurrency; 0 where absent: as many as possible. */
export function concurrencyOf(state: State, scope: Scope): number {
  const input = state.language === 'JSONata' ? scope : withInput(scope, afterInputPath(state, scope))
  const concurrency = numberOption(state, input, state.fields, 'MaxConcurrency', 'integer') ?? 0
  if (concurrency < 0) throw rangeFault(state, scope, 'MaxConcurrency', 'cannot be negative.')
  return concurrency
}

/** A field's number that is out of its range. */
export function rangeFault(state: State, scope: Scope, field: string, complaint: string): StateFault {
  const message = `${scope.place} ${field} ${complaint}`
  return state.language === 'JSONata' ? queryFault(message, field) : runtimeFault(message)
}
