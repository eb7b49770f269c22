import { requiredText, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { Model, RestApi } from '../api/restApi'
import { badRequest, conflict, notFound } from '../faults'
import { patchOperationsOf, present, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

export const createModel: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const name = requiredText(input, 'name')
  if (name === '') badRequest('Model name must be non-empty')
  if (!/^[a-zA-Z0-9]+$/.test(name)) badRequest('Model name must be alphanumeric')
  if (get(api.models, name)) conflict('Model name already exists for this REST API')
  const description = textOf(input, 'description')
  const model: Model = present({
    id: turn.newId(6),
    name,
    contentType: requiredText(input, 'contentType'),
    description: description ? description : undefined,
    schema: checkedSchema(textOf(input, 'schema')),
  }) as Model
  turn.change({ ...api, models: set(api.models, name, model) })
  return shown(model)
}

function checkedSchema(schema: string | undefined): string {
  if (!schema) badRequest('Model schema must have at least 1 property or array items defined')
  try {
    JSON.parse(schema)
  } catch {
    badRequest('Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]')
  }
  return schema
}

function modelOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly model: Model } {
  const name = requiredText(input, 'modelName')
  const api = turn.named(requiredText(input, 'restApiId'))
  const model = api && get(api.models, name)
  return api && model ? { api, model } : notFound(`Invalid model name specified: ${name}`)
}

export const getModel: Operation = (turn, input) => shown(modelOf(turn, input).model)

export const getModels: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return page(
    [...ascending(api.models)].map(([, model]) => shown(model)),
    input,
  )
}

/** @throws {Refusal} ConflictException where a method refers to it */
export const deleteModel: Operation = (turn, input) => {
  const { api, model } = modelOf(turn, input)
  for (const [, resource] of ascending(api.resources)) {
    for (const method of Object.values(resource.methods)) {
      const named = Object.values(method.requestModels ?? {}).includes(model.name)
      if (named) conflict(`Cannot delete model '${model.name}', is referenced in method request: ${resource.path}/${method.httpMethod}`)
      const answered = Object.values(method.methodResponses ?? {}).find((response) => Object.values(response.responseModels ?? {}).includes(model.name))
      if (answered) conflict(`Cannot delete model '${model.name}', is referenced in method response: ${resource.path}/${method.httpMethod}/${answered.statusCode}`)
    }
  }
  turn.change({ ...api, models: remove(api.models, model.name) })
  return {}
}

export const updateModel: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, model: before } = modelOf(turn, input)
  const model = operations.reduce(patched, before)
  turn.change({ ...api, models: set(api.models, model.name, model) })
  return shown(model)
}

function patched(model: Model, operation: PatchOperation): Model {
  const { op, path, value } = operation
  if (op !== 'replace') refusePath(operation, [])
  if (path === '/schema') return { ...model, schema: checkedSchema(value) }
  if (path === '/description') return present({ ...model, description: value ? value : undefined }) as Model
  return refusePath(operation, ['/description', '/schema'])
}

function shown(model: Model): JsonObject {
  return model as unknown as JsonObject
}
