import type { Json, JsonObject } from '../../../kernel/json'
import { compileJsonataTemplate } from '../definition/jsonataTemplate'
import type { State } from '../definition/machine'
import { compilePayloadTemplate } from '../definition/payloadTemplate'
import type { Scope } from './scope'

/** Parameters (JSONPath) or Arguments (JSONata) of an ItemReader or a ResultWriter, evaluated. */
export function nestedTemplate(state: State, fields: JsonObject, scope: Scope, place: string): Json | undefined {
  const { Parameters: parameters, Arguments: given } = fields
  if (state.language === 'JSONata') {
    return given === undefined ? undefined : compileJsonataTemplate(given, `${place}/Arguments`)(scope, {})
  }
  return parameters === undefined ? undefined : compilePayloadTemplate(parameters)(scope)
}
