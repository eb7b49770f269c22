import { millisecondsOf } from '../../../../../facts/facts'
import { integerOf, refuseMembers, requiredText, textOf } from '../../../../aws/readMembers'
import { unsimulated } from '../../../../aws/refusal'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, set } from '../../../../kernel/orderedTree'
import { notOneOf, refuseViolations } from '../../constraints'
import { badRequest, conflict } from '../../faults'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { HttpApi, Integration } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { httpApi } from '../httpAccount'
import { listing, partOf, type Kind } from './listing'

const TYPES = ['AWS', 'HTTP', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY']
const LEFT_OUT = ['ConnectionId', 'IntegrationSubtype', 'RequestParameters', 'ResponseParameters', 'TlsConfig']
/** Of WebSocket APIs alone. */
const OTHERS = ['ContentHandlingStrategy', 'PassthroughBehavior', 'RequestTemplates', 'TemplateSelectionExpression']
/** Milliseconds. */
const TIMEOUT = { least: millisecondsOf('apigateway.integration.timeout.least'), most: millisecondsOf('apigateway.http.integration.timeout.most') }

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
  return kept(turn, api, newIntegration(turn, input))
}

export const updateIntegration: Operation = (turn, input) => {
  const { api, part } = partOf(turn, INTEGRATIONS, input)
  const integration: Integration = { ...part, ...given('UpdateIntegration', input) }
  check(integration)
  return kept(turn, api, integration)
}

function kept(turn: Turn, api: HttpApi, integration: Integration): JsonObject {
  keepEdited(turn, { ...api, integrations: set(api.integrations, integration.IntegrationId, integration) })
  return INTEGRATIONS.show(integration)
}

export function newIntegration(turn: Turn, input: JsonObject): Integration {
  requiredText(input, 'IntegrationType')
  const integration = {
    IntegrationId: turn.newId(7),
    ConnectionType: 'INTERNET' as const,
    PayloadFormatVersion: '1.0' as const,
    TimeoutInMillis: TIMEOUT.most,
    ...(given('CreateIntegration', input) as Pick<Integration, 'IntegrationType' | 'IntegrationUri'>),
  }
  check(integration)
  return integration
}

function given(action: string, input: JsonObject): Partial<Integration> {
  refuseViolations([notOneOf(`${action.charAt(0).toLowerCase()}${action.slice(1)}Input.integrationType`, input['IntegrationType'], TYPES)])
  refuseMembers(action, input, [...LEFT_OUT, ...OTHERS])
  if (input['ConnectionType'] === 'VPC_LINK') unsimulated('integrations through a VPC link')
  return present({
    IntegrationType: textOf(input, 'IntegrationType'),
    IntegrationUri: textOf(input, 'IntegrationUri'),
    IntegrationMethod: textOf(input, 'IntegrationMethod'),
    PayloadFormatVersion: textOf(input, 'PayloadFormatVersion'),
    TimeoutInMillis: integerOf(input, 'TimeoutInMillis'),
    CredentialsArn: textOf(input, 'CredentialsArn'),
    Description: textOf(input, 'Description'),
  }) as Partial<Integration>
}

/** @throws {Refusal} BadRequestException */
function check({ IntegrationType: type, IntegrationUri: uri, IntegrationMethod: method, PayloadFormatVersion: version, TimeoutInMillis: timeout }: Integration): void {
  if (type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') badRequest(`Integration type ${String(type)} is not supported for HTTP protocol APIs`)
  if (uri === undefined) badRequest('IntegrationUri is required')
  if (type === 'HTTP_PROXY' && !/^https?:\/\/[^/?#]+/.test(uri)) badRequest('Invalid HTTP endpoint specified for URI')
  if (type === 'HTTP_PROXY' && method === undefined) badRequest('HttpMethod must be specified for HTTP_PROXY integrations')
  if (type === 'AWS_PROXY' && !/^arn:[^:]+:(lambda|apigateway):/.test(uri)) badRequest('Invalid function ARN specified for URI')
  if (version !== '1.0' && version !== '2.0') badRequest('PayloadFormatVersion must be 1.0 or 2.0')
  if (type === 'HTTP_PROXY' && version !== '1.0') badRequest('PayloadFormatVersion must be 1.0 for HTTP_PROXY integrations')
  if (timeout < TIMEOUT.least || timeout > TIMEOUT.most) badRequest(`Timeout should be between ${TIMEOUT.least} ms and ${TIMEOUT.most} ms`)
}
