import { millisecondsOf } from '../../../../../facts/facts'
import { integerOf, refuseMembers, requiredText, textMapOf, textOf } from '../../../../aws/readMembers'
import { unsimulated } from '../../../../aws/refusal'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict } from '../../faults'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { HttpApi, Integration } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { httpApi } from '../httpAccount'
import { checkWebSocketIntegration } from '../../webSocketApi/operation/webSocketParts'
import { listing, partOf, type Kind } from './listing'

const LEFT_OUT = ['ConnectionId', 'ContentHandlingStrategy', 'IntegrationSubtype', 'ResponseParameters', 'TlsConfig']
/** Of WebSocket APIs alone; the first of HTTP APIs too, where it is not simulated. */
const OF_WEB_SOCKETS = ['RequestParameters', 'PassthroughBehavior', 'RequestTemplates', 'TemplateSelectionExpression']
/** Milliseconds. */
const LEAST_TIMEOUT = millisecondsOf('apigateway.integration.timeout.least')
/** Also what an integration has unless told. */
const MOST_TIMEOUT = { HTTP: millisecondsOf('apigateway.http.integration.timeout.most'), WEBSOCKET: millisecondsOf('apigateway.integration.timeout.most') }

const INTEGRATIONS: Kind<'integrations'> = {
  name: 'integrations',
  id: 'IntegrationId',
  word: 'Integration',
  isDeployed: true,
  show: (integration) => integration as unknown as JsonObject,
  mayGo: (api, { IntegrationId }) => {
    const user = [...ascending(api.routes)].find(([, { Target }]) => Target === `integrations/${IntegrationId}`)
    if (user) conflict(`Cannot delete Integration '${IntegrationId}'. Integration is referenced by Route with id '${user[0]}'`)
  },
}
export const { one: getIntegration, all: getIntegrations, gone: deleteIntegration } = listing(INTEGRATIONS)

export const createIntegration: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  return kept(turn, api, newIntegration(turn, api, input))
}

export const updateIntegration: Operation = (turn, input) => {
  const { api, part } = partOf(turn, INTEGRATIONS, input)
  const integration: Integration = { ...part, ...given(api, 'UpdateIntegration', input) }
  check(api, integration)
  return kept(turn, api, integration)
}

function kept(turn: Turn, api: HttpApi, integration: Integration): JsonObject {
  keepEdited(turn, { ...api, integrations: set(api.integrations, integration.IntegrationId, integration) })
  return INTEGRATIONS.show(integration)
}

export function newIntegration(turn: Turn, api: HttpApi, input: JsonObject): Integration {
  requiredText(input, 'IntegrationType')
  const integration: Integration = {
    IntegrationId: turn.newId(7),
    ConnectionType: 'INTERNET' as const,
    PayloadFormatVersion: '1.0' as const,
    TimeoutInMillis: MOST_TIMEOUT[api.ProtocolType],
    ...(api.ProtocolType === 'WEBSOCKET' ? NEW_OF_WEB_SOCKETS : {}),
    ...(given(api, 'CreateIntegration', input) as Pick<Integration, 'IntegrationType'>),
  }
  check(api, integration)
  return integration
}

const NEW_OF_WEB_SOCKETS = { IntegrationResponseSelectionExpression: '${integration.response.statuscode}', PassthroughBehavior: 'WHEN_NO_MATCH' } as const

function given({ ProtocolType }: HttpApi, action: string, input: JsonObject): Partial<Integration> {
  refuseMembers(action, input, ProtocolType === 'WEBSOCKET' ? LEFT_OUT : [...LEFT_OUT, ...OF_WEB_SOCKETS])
  if (input['ConnectionType'] === 'VPC_LINK') unsimulated('integrations through a VPC link')
  return present({
    IntegrationType: textOf(input, 'IntegrationType'),
    IntegrationUri: textOf(input, 'IntegrationUri'),
    IntegrationMethod: textOf(input, 'IntegrationMethod'),
    PayloadFormatVersion: textOf(input, 'PayloadFormatVersion'),
    TimeoutInMillis: integerOf(input, 'TimeoutInMillis'),
    CredentialsArn: textOf(input, 'CredentialsArn'),
    Description: textOf(input, 'Description'),
    TemplateSelectionExpression: textOf(input, 'TemplateSelectionExpression'),
    PassthroughBehavior: textOf(input, 'PassthroughBehavior'),
    RequestTemplates: input['RequestTemplates'] ? textMapOf(input, 'RequestTemplates') : undefined,
    RequestParameters: input['RequestParameters'] ? textMapOf(input, 'RequestParameters') : undefined,
  }) as Partial<Integration>
}

/** @throws {Refusal} BadRequestException */
function check({ ProtocolType }: HttpApi, integration: Integration): void {
  const { TimeoutInMillis: timeout } = integration
  const most = MOST_TIMEOUT[ProtocolType]
  if (timeout < LEAST_TIMEOUT || timeout > most) badRequest(`Timeout should be between ${LEAST_TIMEOUT} ms and ${most} ms`)
  if (ProtocolType === 'WEBSOCKET') checkWebSocketIntegration(integration)
  else checkOfHttp(integration)
}

function checkOfHttp({ IntegrationType: type, IntegrationUri: uri, IntegrationMethod: method, PayloadFormatVersion: version }: Integration): void {
  if (type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') badRequest(`Integration type ${String(type)} is not supported for HTTP protocol APIs`)
  if (uri === undefined) badRequest('IntegrationUri is required')
  if (type === 'HTTP_PROXY' && !/^https?:\/\/[^/?#]+/.test(uri)) badRequest('Invalid HTTP endpoint specified for URI')
  if (type === 'HTTP_PROXY' && method === undefined) badRequest('HttpMethod must be specified for HTTP_PROXY integrations')
  if (type === 'AWS_PROXY' && !/^arn:[^:]+:(lambda|apigateway):/.test(uri)) badRequest('Invalid function ARN specified for URI')
  if (version !== '1.0' && version !== '2.0') badRequest('PayloadFormatVersion must be 1.0 or 2.0')
  if (type === 'HTTP_PROXY' && version !== '1.0') badRequest('PayloadFormatVersion must be 1.0 for HTTP_PROXY integrations')
}
