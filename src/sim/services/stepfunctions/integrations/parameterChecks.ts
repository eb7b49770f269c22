import { isJsonObject, type Json } from '../../../kernel/json'
import type { Integration } from './awsServices'
import { HTTP, httpComplaints } from './httpInvoke'

/**
 * What is wrong with a task's parameters, before any call, in AWS's words: the whole task then
 * cannot be started. Only what was recorded or reported is checked; the called service checks the rest.
 */
export function parameterComplaints({ resourceType }: Integration, parameters: Json): readonly string[] {
  if (!isJsonObject(parameters)) return []
  if (resourceType === 'lambda') {
    const { Payload: payload } = parameters
    return typeof payload === 'number' || typeof payload === 'boolean' ? ["The value for the field 'Payload' must be a STRING"] : []
  }
  if (resourceType === 'apigateway') {
    return ['Headers', 'QueryParameters'].flatMap((field) =>
      hasListsOnly(parameters[field]) ? [] : [`The value of the field '${field}' has an invalid format`],
    )
  }
  return resourceType === HTTP ? httpComplaints(parameters) : []
}

/** An object of arrays, or nothing at all. */
function hasListsOnly(value: Json | undefined): boolean {
  return value === undefined || (isJsonObject(value) && Object.values(value).every((member) => Array.isArray(member)))
}
