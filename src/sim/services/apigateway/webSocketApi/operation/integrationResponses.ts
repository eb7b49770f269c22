import { refuseMembers, requiredText, textMapOf, textOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { get, remove, set } from '../../../../kernel/orderedTree'
import { conflict, notFound } from '../../faults'
import type { HttpApi, Integration, IntegrationResponse } from '../../httpApi/api/httpApi'
import { keepEdited } from '../../httpApi/deploy'
import { httpApi } from '../../httpApi/httpAccount'
import { pageOf } from '../../httpApi/operation/listing'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import { responsesOf } from '../rules/responsesOf'
import { webSocketApi } from './webSocketOnly'

const LEFT_OUT = ['ContentHandlingStrategy', 'ResponseParameters']

export const createIntegrationResponse: Operation = (turn, input) => {
  const { api, integration } = integrationOf(turn, input)
  const { IntegrationId } = integration
  const response = { ...given('CreateIntegrationResponse', input), IntegrationId, IntegrationResponseId: turn.newId(6), IntegrationResponseKey: requiredText(input, 'IntegrationResponseKey') }
  if (responsesOf(api, integration).some(({ IntegrationResponseKey: key }) => key === response.IntegrationResponseKey)) {
    conflict(`Integration response with key ${response.IntegrationResponseKey} already exists for this integration`)
  }
  return kept(turn, api, response)
}

export const updateIntegrationResponse: Operation = (turn, input) => {
  const { api, response } = responseOf(turn, input)
  return kept(turn, api, { ...response, ...given('UpdateIntegrationResponse', input) })
}

export const getIntegrationResponse: Operation = (turn, input) => shown(responseOf(turn, input).response)

export const getIntegrationResponses: Operation = (turn, input) => {
  const { api, integration } = integrationOf(turn, input)
  return pageOf(responsesOf(api, integration).map(shown), input)
}

export const deleteIntegrationResponse: Operation = (turn, input) => {
  const { api, response } = responseOf(turn, input)
  keepEdited(turn, { ...api, integrationResponses: remove(api.integrationResponses, placeOf(response)) })
  return {}
}

function given(action: string, input: JsonObject): Partial<IntegrationResponse> {
  refuseMembers(action, input, LEFT_OUT)
  return present({
    IntegrationResponseKey: textOf(input, 'IntegrationResponseKey'),
    TemplateSelectionExpression: textOf(input, 'TemplateSelectionExpression'),
    ResponseTemplates: input['ResponseTemplates'] ? textMapOf(input, 'ResponseTemplates') : undefined,
  }) as Partial<IntegrationResponse>
}

function integrationOf(turn: Turn, input: JsonObject): { readonly api: HttpApi; readonly integration: Integration } {
  const api = webSocketApi(httpApi(turn, requiredText(input, 'ApiId')), 'Integration responses')
  return { api, integration: get(api.integrations, requiredText(input, 'IntegrationId')) ?? notFound('Invalid Integration identifier specified') }
}

function responseOf(turn: Turn, input: JsonObject): { readonly api: HttpApi; readonly response: IntegrationResponse } {
  const { api, integration } = integrationOf(turn, input)
  const response = get(api.integrationResponses, `${integration.IntegrationId}/${requiredText(input, 'IntegrationResponseId')}`)
  return { api, response: response ?? notFound('Invalid Integration Response identifier specified') }
}

function kept(turn: Turn, api: HttpApi, response: IntegrationResponse): JsonObject {
  keepEdited(turn, { ...api, integrationResponses: set(api.integrationResponses, placeOf(response), response) })
  return shown(response)
}

function placeOf({ IntegrationId, IntegrationResponseId }: IntegrationResponse): string {
  return `${IntegrationId}/${IntegrationResponseId}`
}

function shown({ IntegrationId: _integration, ...response }: IntegrationResponse): JsonObject {
  return response as unknown as JsonObject
}
