import { evaluatePath } from '../../../expression/jsonPath/jsonPath'
import type { Json, JsonObject } from '../../../kernel/json'
import { compileJsonataTemplate, expectType } from '../definition/jsonataTemplate'
import { pathField, type State } from '../definition/machine'
import type { Scope } from './scope'
import { runtimeFault } from './stateFault'

/**
 * A number that a field gives, or a path in `<field>Path`, or a JSONata expression; integers are
 * rounded down where an expression gave them. Undefined where there is none.
 * @param field  the field's name; in nested objects its place (`ItemBatcher/MaxItemsPerBatch`) is `at`
 */
export function numberOption(
  state: State,
  scope: Scope,
  fields: JsonObject,
  field: string,
  kind: 'integer' | 'float',
  at = field,
): number | undefined {
  const path = pathField(fields, `${field}Path`)
  if (path) {
    const { input, context, variables } = scope
    const found = evaluatePath(path.path, { input, context, variables })
    if (!('value' in found)) throw runtimeFault(`${scope.place} Invalid path '${path.text}' : ${found.missing}`)
    const number = numeric(found.value, kind)
    if (number === undefined) {
      throw runtimeFault(
        `${scope.place} The ${field}Path field refers to value "${shown(found.value)}" which is not a valid ${kind}: ${path.text}`,
      )
    }
    return number
  }
  const value = fields[field]
  if (value === undefined) return undefined
  if (state.language === 'JSONPath' || typeof value === 'number') return value as number
  const given = compileJsonataTemplate(value, at)(scope, {})
  const expected = kind === 'integer' ? 'integer' : 'number'
  const number = expectType(given, expected, (it) => typeof it === 'number', at, value, scope) as number
  return kind === 'integer' ? Math.floor(number) : number
}

/** Numbers, and texts of numbers, which AWS takes too. */
function numeric(value: Json, kind: 'integer' | 'float'): number | undefined {
  if (typeof value === 'number') return kind === 'float' || Number.isInteger(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) || (kind === 'integer' && !Number.isInteger(number)) ? undefined : number
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
