import { requiredText, textOf } from '../../../../aws/readMembers'
import type { Json, JsonObject } from '../../../../kernel/json'
import { ascending, get, remove, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict, notFound } from '../../faults'
import type { HttpApi, Model } from '../../httpApi/api/httpApi'
import { keepEdited } from '../../httpApi/deploy'
import { httpApi } from '../../httpApi/httpAccount'
import { pageOf } from '../../httpApi/operation/listing'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import { webSocketApi } from './webSocketOnly'

export const createModel: Operation = (turn, input) => {
  const api = apiOf(turn, input)
  return kept(turn, api, { ModelId: turn.newId(6), ContentType: 'application/json', ...given(input), Name: requiredText(input, 'Name'), Schema: requiredText(input, 'Schema') })
}

export const updateModel: Operation = (turn, input) => {
  const { api, model } = modelIn(turn, input)
  return kept(turn, api, { ...model, ...given(input) })
}

export const getModel: Operation = (turn, input) => shown(modelIn(turn, input).model)

export const getModels: Operation = (turn, input) => pageOf([...ascending(apiOf(turn, input).models)].map(([, model]) => shown(model)), input)

export const deleteModel: Operation = (turn, input) => {
  const { api, model } = modelIn(turn, input)
  const user = [...ascending(api.routes)].find(([, { RequestModels = {} }]) => Object.values(RequestModels).includes(model.Name))
  if (user) conflict(`Cannot delete model '${model.Name}', is referenced in route: '${user[1].RouteKey}'`)
  keepEdited(turn, { ...api, models: remove(api.models, model.ModelId) })
  return {}
}

function given(input: JsonObject): Partial<Model> {
  return present({ Name: textOf(input, 'Name'), ContentType: textOf(input, 'ContentType'), Description: textOf(input, 'Description'), Schema: textOf(input, 'Schema') }) as Partial<Model>
}

function apiOf(turn: Turn, input: JsonObject): HttpApi {
  return webSocketApi(httpApi(turn, requiredText(input, 'ApiId')), 'Models')
}

function modelIn(turn: Turn, input: JsonObject): { readonly api: HttpApi; readonly model: Model } {
  const api = apiOf(turn, input)
  return { api, model: get(api.models, requiredText(input, 'ModelId')) ?? notFound('Invalid Model identifier specified') }
}

function kept(turn: Turn, api: HttpApi, model: Model): JsonObject {
  if (!/^[A-Za-z0-9]+$/.test(model.Name)) badRequest('Model name must be alphanumeric')
  if (!isJson(model.Schema)) badRequest('Invalid model specified: the schema is not JSON')
  if ([...ascending(api.models)].some(([, other]) => other.ModelId !== model.ModelId && other.Name === model.Name)) conflict('Model name already exists for this API')
  keepEdited(turn, { ...api, models: set(api.models, model.ModelId, model) })
  return shown(model)
}

function shown(model: Model): JsonObject {
  return model as unknown as JsonObject
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text) as Json
    return true
  } catch {
    return false
  }
}
