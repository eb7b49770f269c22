import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { inputShape, type ApiShapes } from './apiShapes'
import { actionOf, serviceOf, type Integration } from './awsServices'
import { HTTP, httpComplaints } from './httpInvoke'
import { textMembers } from './request'

/**
 * What is wrong with a task's parameters, before any call, in AWS's words: the whole task then
 * cannot be started. Only what was recorded or reported is checked; the called service checks the rest.
 */
export function parameterComplaints(integration: Integration, parameters: Json): readonly string[] {
  if (!isJsonObject(parameters)) return []
  const { resourceType, sdk } = integration
  if (resourceType === 'lambda') {
    const { Payload: payload } = parameters
    return typeof payload === 'number' || typeof payload === 'boolean' ? ["The value for the field 'Payload' must be a STRING"] : []
  }
  if (resourceType === 'apigateway') {
    return ['Headers', 'QueryParameters'].flatMap((field) =>
      hasListsOnly(parameters[field]) ? [] : [`The value of the field '${field}' has an invalid format`],
    )
  }
  if (resourceType === HTTP) return httpComplaints(parameters)
  return sdk ? [] : textComplaints(integration, parameters)
}

/** Of an optimized integration: what the API takes as text has to be one, but for the members that are sent as their JSON. */
function textComplaints(integration: Integration, parameters: JsonObject): readonly string[] {
  const { id } = serviceOf(integration)
  const action = actionOf(integration)
  const shape = inputShape(id, action)
  return shape ? notTexts(shape.shapes, shape.name, parameters, '', textMembers(id, action)) : []
}

function notTexts(shapes: ApiShapes, name: string | undefined, value: Json, field: string, asJson: ReadonlySet<string>): readonly string[] {
  const shape = name === undefined ? undefined : shapes[name]
  if (!shape || value === null || asJson.has(field)) return []
  if (shape.type === 'string') return typeof value === 'string' ? [] : [`The value for the field '${field}' must be a STRING`]
  if (shape.type === 'list' && Array.isArray(value)) return value.flatMap((item: Json) => notTexts(shapes, shape.member?.shape, item, field, asJson))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    notTexts(shapes, (shape.type === 'map' ? shape.value : shape.members?.[member])?.shape, inner, member, asJson),
  )
}

/** An object of arrays, or nothing at all. */
function hasListsOnly(value: Json | undefined): boolean {
  return value === undefined || (isJsonObject(value) && Object.values(value).every((member) => Array.isArray(member)))
}
