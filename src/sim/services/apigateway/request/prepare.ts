import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { Integration } from '../api/method'
import { handleRequestContent, type ContentHandling } from '../rules/contentHandling'
import { fillUri } from '../rules/integrationUri'
import { mapRequest, type MappedRequest } from '../rules/parameterMapping'
import { breaksIntegration, isSentOn } from '../rules/remappedHeaders'
import { bytesOf, contentOf, textOf } from './content'
import type { Desk } from './desk'
import type { Content, Headers, IntegrationRequest } from './exchange'
import { configurationError, type GatewayError } from './gatewayError'
import { headerOf, withHeader } from './headerMap'
import { mapped } from './mapping'
import { proxyEvent } from './proxyEvent'
import { templateContext } from './requestContext'
import { fail, pass, type Stage } from './stage'

/** Makes of the client's request what goes to the backend: parameters, content, template, overrides. */
export const prepare: Stage = {
  name: 'Integration request',
  run(desk) {
    const { exchange, integration } = desk
    const parameters = mapRequest(integration.requestParameters ?? {}, sourcesOf(desk))
    if ('error' in parameters) return fail({ type: 'BAD_REQUEST_BODY', message: parameters.error.message, status: String(parameters.error.status) })
    const broken = Object.keys(parameters.header).find((name) => breaksIntegration(integration.type, name))
    if (broken !== undefined) return fail(configurationError(`a mapping sets the header ${broken} of the integration request`))
    const body = bodyFor(desk, integration)
    if ('error' in body) return fail(body.error)
    const overridden = overridesOf(parameters, body.override)
    const integrationRequest = requestOf(desk, integration, overridden, body.content)
    return pass({ ...exchange, integrationRequest, requestOverride: body.override }, { type: integration.type, uri: integrationRequest.uri })
  },
}

function sourcesOf(desk: Desk) {
  const { request, pathParameters } = desk.exchange
  return { headers: request.headers, query: request.query, path: pathParameters, body: textOf(request.body), context: templateContext(desk), stageVariables: desk.stageVariables }
}

type PreparedBody = { readonly content: Content; readonly override: JsonObject } | { readonly error: GatewayError }

function bodyFor(desk: Desk, integration: Integration): PreparedBody {
  const { request } = desk.exchange
  if (integration.type === 'AWS_PROXY') return { content: JSON.stringify(proxyEvent(desk)), override: {} }
  if (integration.type === 'HTTP_PROXY') return { content: request.body, override: {} }
  const contentType = headerOf(request.headers, 'Content-Type')
  const handled = handleRequestContent(bytesOf(request.body), contentType, desk.snapshot.binaryMediaTypes, integration.contentHandling as ContentHandling | undefined)
  if (!handled) return { error: configurationError('the body is no base64 that could be converted to binary') }
  const template = templateFor(integration, contentType)
  if (template === undefined && !passesThrough(integration)) return { error: { type: 'UNSUPPORTED_MEDIA_TYPE', message: 'Unsupported Media Type' } }
  if (template === undefined) return { content: contentOf(handled), override: {} }
  const rendered = mapped(desk, template, textOf(contentOf(handled)))
  return 'problem' in rendered ? { error: configurationError(rendered.problem) } : { content: rendered.output, override: rendered.requestOverride }
}

/** The template of the content type. No content type means JSON. */
function templateFor({ requestTemplates = {} }: Integration, contentType = 'application/json'): string | undefined {
  const [type = ''] = contentType.split(';')
  return requestTemplates[type.trim()] ?? requestTemplates['$default']
}

/** Whether a body for which there is no template passes as it is. */
function passesThrough({ requestTemplates = {}, passthroughBehavior }: Integration): boolean {
  if (passthroughBehavior === 'NEVER') return false
  return passthroughBehavior !== 'WHEN_NO_TEMPLATES' || Object.keys(requestTemplates).length === 0
}

/** What a template sets below `$context.requestOverride` replaces what was mapped. */
function overridesOf(mappedRequest: MappedRequest, override: JsonObject): MappedRequest {
  const part = (name: string) => (isJsonObject(override[name]) ? Object.fromEntries(Object.entries(override[name]).map(([key, value]) => [key, textIn(value)])) : {})
  return {
    header: { ...mappedRequest.header, ...part('header') },
    path: { ...mappedRequest.path, ...part('path') },
    querystring: { ...mappedRequest.querystring, ...part('querystring') },
  }
}

function textIn(value: Json): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? value.map((each) => textIn(each as Json)).join(',') : JSON.stringify(value)
}

function requestOf(desk: Desk, integration: Integration, mappedRequest: MappedRequest, body: Content): IntegrationRequest {
  const { exchange, api } = desk
  const { request } = exchange
  const [uri = '', fixed = ''] = fillUri(integration.uri ?? '', desk.stageVariables, mappedRequest.path).split('?')
  const own = Object.fromEntries(Object.entries(mappedRequest.querystring).map(([name, value]) => [name, Array.isArray(value) ? value : [value as string]]))
  const query = merged(queryOf(fixed), own, integration.type === 'HTTP_PROXY' ? request.query : {})
  const mappedHeaders = Object.fromEntries(Object.entries(mappedRequest.header).map(([name, value]) => [name, [value]]))
  return { method: integration.httpMethod ?? request.method, uri, query, headers: headersFor(integration.type, api.id, request.headers, mappedHeaders), body }
}

/** HTTP_PROXY hands on the client's headers, HTTP none but what is mapped; a mapped one replaces the client's. */
function headersFor(type: string, apiId: string, client: Headers, own: Headers): Headers {
  const accept = headerOf(client, 'Accept') ?? 'application/json'
  const start: Headers =
    type === 'HTTP_PROXY'
      ? Object.fromEntries(Object.entries(client).filter(([name]) => isSentOn(name)))
      : { Accept: [accept], 'User-Agent': [`AmazonAPIGateway_${apiId}`] }
  return Object.entries(own).reduce((headers, [name, values]) => withHeader(headers, name, values), start)
}

function queryOf(text: string): { readonly [name: string]: readonly string[] } {
  const pairs = text.split('&').filter((pair) => pair !== '')
  return pairs.reduce<{ [name: string]: readonly string[] }>((query, pair) => {
    const [name = '', value = ''] = pair.split('=')
    return { ...query, [name]: [...(query[name] ?? []), value] }
  }, {})
}

/** Values add up. */
function merged(...queries: readonly { readonly [name: string]: readonly string[] }[]): { readonly [name: string]: readonly string[] } {
  const all: { [name: string]: readonly string[] } = {}
  for (const query of queries) for (const [name, values] of Object.entries(query)) all[name] = [...(all[name] ?? []), ...values]
  return all
}
