import type { Integration } from '../../httpApi/api/httpApi'
import type { ClientRequest, Headers, IntegrationRequest } from '../../request/exchange'
import { functionOf } from '../../request/functionOf'
import { lastValues, withHeader } from '../../request/headerMap'
import { rendered } from '../../request/mapping'
import { fillUri } from '../../rules/integrationUri'
import { mapRequest } from '../../rules/parameterMapping'
import { isSentOn } from '../../rules/remappedHeaders'
import { selectKeyed } from '../rules/selectKeyed'
import type { SocketDesk } from './socketDesk'
import { socketContext, socketEvent } from './socketEvent'
import { failed, INTERNAL_SERVER_ERROR, passed, type SocketError, type SocketStage, type SocketStageResult } from './socketStage'
import { selected } from './socketValues'

const UNSUPPORTED: SocketError = { status: 415, message: 'Unsupported Media Type', type: 'UNSUPPORTED_MEDIA_TYPE' }

/** Makes of what came in what goes to the backend: the proxy event, or parameters and a template. */
export const socketPrepare: SocketStage = {
  name: 'Integration request',
  run(desk) {
    const { exchange, integration, route } = desk
    if (!integration) {
      // Connecting and disconnecting need no backend.
      if (exchange.occasion.eventType !== 'MESSAGE') return passed(exchange)
      return failed(INTERNAL_SERVER_ERROR, `the route ${route?.RouteKey ?? ''} has no integration`)
    }
    const { IntegrationType: type } = integration
    if (type !== 'AWS_PROXY') return requestOf(desk, integration)
    const functionName = functionOf(integration.IntegrationUri ?? '', desk.stage.StageVariables)
    if (functionName === undefined) return failed(INTERNAL_SERVER_ERROR, 'the integration’s URI names no function')
    return passed({ ...exchange, integrationRequest: { functionName, payload: JSON.stringify(socketEvent(desk)) } }, { type })
  },
}

function requestOf(desk: SocketDesk, integration: Integration): SocketStageResult {
  const { exchange, stage } = desk
  const { IntegrationType: type, IntegrationUri = '', IntegrationMethod = 'POST' } = integration
  const parameters = mapRequest(mappings(integration), { ...handshake(desk), body: desk.body, path: {}, context: socketContext(desk), stageVariables: stage.StageVariables })
  if ('error' in parameters) return failed({ status: 400, message: parameters.error.message, type: 'BAD_REQUEST_BODY' })
  const body = type === 'HTTP_PROXY' ? desk.body : bodyFor(desk, integration)
  if (typeof body !== 'string') return failed(body)
  const functionName = type === 'AWS' ? functionOf(IntegrationUri, stage.StageVariables) : undefined
  if (functionName !== undefined) return passed({ ...exchange, integrationRequest: { functionName, payload: body } }, { type })
  const [uri = '', fixed = ''] = fillUri(IntegrationUri, stage.StageVariables, parameters.path).split('?')
  const query = Object.fromEntries([...pairsOf(fixed), ...Object.entries(parameters.querystring)].map(([name, value]) => [name, [value].flat() as readonly string[]]))
  const request: IntegrationRequest = { method: IntegrationMethod, uri, query, headers: headersFor(desk, type, parameters.header), body }
  return passed({ ...exchange, integrationRequest: request }, { type, uri })
}

/** They are written as REST APIs', but that `route` stands for `method`. */
function mappings({ RequestParameters = {} }: Integration): { readonly [target: string]: string } {
  return Object.fromEntries(Object.entries(RequestParameters).map(([target, source]) => [target, source.replace(/^(?:route\.)?request\./, 'method.request.')]))
}

/** Only of a request to connect there are headers and a query. */
function handshake({ exchange: { occasion } }: SocketDesk): Pick<ClientRequest, 'headers' | 'query'> {
  return occasion.eventType === 'CONNECT' ? occasion.request : { headers: {}, query: {} }
}

function headersFor(desk: SocketDesk, type: Integration['IntegrationType'], own: { readonly [name: string]: string }): Headers {
  const client = type === 'HTTP_PROXY' ? Object.entries(handshake(desk).headers).filter(([name]) => isSentOn(name) && !/^(connection|upgrade|sec-websocket-.*)$/i.test(name)) : []
  const start: Headers = { 'Content-Type': ['application/json'], Accept: ['application/json'], ...Object.fromEntries(client), 'User-Agent': [`AmazonAPIGateway_${desk.api.ApiId}`] }
  return Object.entries(own).reduce((headers, [name, value]) => withHeader(headers, name, [value]), start)
}

/** What the template makes; without one the message itself, unless the integration lets none pass. */
function bodyFor(desk: SocketDesk, { RequestTemplates = {}, TemplateSelectionExpression, PassthroughBehavior }: Integration): string | SocketError {
  const key = TemplateSelectionExpression === undefined ? undefined : selected(desk, TemplateSelectionExpression)
  const template = selectKeyed(Object.entries(RequestTemplates), key)
  if (template === undefined) {
    const passes = PassthroughBehavior !== 'NEVER' && (PassthroughBehavior !== 'WHEN_NO_TEMPLATES' || Object.keys(RequestTemplates).length === 0)
    return passes ? desk.body : UNSUPPORTED
  }
  const made = rendered(template, templateInput(desk, desk.body))
  return 'problem' in made ? { ...INTERNAL_SERVER_ERROR, reason: made.problem } : made.output
}

/** With what templates of requests and of answers are rendered. */
export function templateInput(desk: SocketDesk, body: string) {
  const { headers, query } = handshake(desk)
  return { body, parameters: { path: {}, querystring: lastValues(query), header: lastValues(headers) }, context: socketContext(desk), stageVariables: desk.stage.StageVariables }
}

function pairsOf(query: string): readonly (readonly [string, string])[] {
  return query.split('&').filter((pair) => pair !== '').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? ''] as const)
}
