import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { IntegrationResponse } from '../api/method'
import { handleResponseContent, type ContentHandling } from '../rules/contentHandling'
import { mapResponse } from '../rules/parameterMapping'
import { remappedName } from '../rules/remappedHeaders'
import { selectResponse } from '../rules/selection'
import { bytesOf, contentOf, textOf } from './content'
import type { Desk } from './desk'
import type { Headers, HttpAnswer, IntegrationAnswer } from './exchange'
import { configurationError } from './gatewayError'
import { headerOf, withHeader } from './headerMap'
import { mapped } from './mapping'
import { templateContext } from './requestContext'
import { fail, pass, type Stage, type StageResult } from './stage'

/** Makes of the backend's answer what the client gets. Proxy integrations hand it on. */
export const conclude: Stage = {
  name: 'Integration response',
  run(desk) {
    const { exchange, integration } = desk
    const answer = exchange.integrationAnswer!
    if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return pass({ ...exchange, answer })
    const response = selectResponse(Object.values(integration.integrationResponses ?? {}), answer.selectable)
    if (!response) return fail(configurationError('no integration response fits, and there is no default'))
    return responded(desk, answer, response)
  },
}

function responded(desk: Desk, answer: IntegrationAnswer, response: IntegrationResponse): StageResult {
  const { exchange, snapshot } = desk
  const { request } = exchange
  const mappedHeaders = mapResponse(response.responseParameters ?? {}, {
    headers: answer.headers, query: {}, path: {}, body: textOf(answer.body), context: templateContext(desk), stageVariables: desk.stageVariables,
  })
  if ('error' in mappedHeaders) return fail(configurationError(mappedHeaders.error.message))
  const handling = response.contentHandling as ContentHandling | undefined
  const handled = handleResponseContent(bytesOf(answer.body), headerOf(answer.headers, 'Content-Type'), headerOf(request.headers, 'Accept'), snapshot.binaryMediaTypes, handling)
  if (!handled) return fail(configurationError('the backend’s body is no base64 that could be converted to binary'))
  const template = templateFor(response, answer)
  const context = { requestOverride: { header: {}, path: {}, querystring: {}, ...exchange.requestOverride } }
  const rendered = template && mapped(desk, template.text, textOf(contentOf(handled)), context)
  if (rendered && 'problem' in rendered) return fail(configurationError(rendered.problem))
  const override: JsonObject = rendered ? rendered.responseOverride : {}
  const own: HttpAnswer = {
    status: statusOf(override['status'], Number(response.statusCode)),
    headers: headersOf(mappedHeaders.header, override['header'], template?.contentType),
    body: rendered ? rendered.output : contentOf(handled),
  }
  return pass({ ...exchange, answer: own }, { statusCode: response.statusCode, ...(template ? { template: template.contentType } : {}) })
}

/** The template of the backend's content type, else the first one. None: the body passes as it is. */
function templateFor({ responseTemplates = {} }: IntegrationResponse, answer: IntegrationAnswer): { readonly contentType: string; readonly text: string } | undefined {
  const [type = ''] = (headerOf(answer.headers, 'Content-Type') ?? 'application/json').split(';')
  const wanted = type.trim()
  const [contentType, text] = Object.entries(responseTemplates).find(([each]) => each === wanted) ?? Object.entries(responseTemplates)[0] ?? []
  return contentType === undefined || text === undefined ? undefined : { contentType, text }
}

/** An override that is no status is passed over. */
function statusOf(override: Json | undefined, status: number): number {
  const own = Number(override)
  return override !== undefined && override !== null && Number.isInteger(own) && own >= 100 && own <= 599 ? own : status
}

function headersOf(mappedHeaders: { readonly [name: string]: string }, override: Json | undefined, contentType: string | undefined): Headers {
  const overridden = Object.entries(isJsonObject(override) ? override : {}).map(([name, value]): [string, string[]] => [
    name,
    Array.isArray(value) ? (value as readonly Json[]).map(String) : [typeof value === 'string' ? value : JSON.stringify(value)],
  ])
  const all = [...Object.entries(mappedHeaders).map(([name, value]): [string, string[]] => [name, [value]]), ...overridden]
  return all.reduce<Headers>((headers, [name, values]) => withHeader(headers, name, values), { 'Content-Type': [contentType ?? 'application/json'] })
}

/** What of the answer's headers reaches the client, under which name, and what API Gateway adds. */
export const answerClient: Stage = {
  name: 'Method response',
  run(desk) {
    const { exchange, method, integration } = desk
    const answer = exchange.answer!
    const proxied = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY'
    if (!proxied && !method.methodResponses?.[String(answer.status)] && !overridden(desk)) {
      return fail(configurationError(`the method has no response for the status ${answer.status}`))
    }
    const kept = Object.entries(answer.headers).flatMap(([name, values]) => {
      const reaching = remappedName(name)
      return reaching === undefined ? [] : [[reaching, values] as const]
    })
    const warned = exchange.cacheControlIgnored ? withHeader(Object.fromEntries(kept), 'Warning', [IGNORED]) : Object.fromEntries(kept)
    const headers = withOwn(desk, warned, integration.type !== 'MOCK')
    return pass({ ...exchange, answer: { ...answer, headers } }, { status: answer.status })
  },
}

const IGNORED = '199 Cache-control headers were ignored because the caller was unauthorized.'

/** The status came from a template or the backend, not from the integration response. */
function overridden({ exchange, integration }: Desk): boolean {
  const statuses = Object.keys(integration.integrationResponses ?? {})
  return !statuses.includes(String(exchange.answer?.status))
}

/** The headers that every answer has; the trace's only where something was traced. */
export function withOwn({ exchange }: Pick<Desk, 'exchange'>, headers: Headers, traced: boolean): Headers {
  const typed = headerOf(headers, 'Content-Type') === undefined ? { ...headers, 'Content-Type': ['application/json'] } : headers
  return {
    ...typed,
    'x-amzn-RequestId': [exchange.id],
    'x-amz-apigw-id': [exchange.extendedId],
    ...(traced ? { 'X-Amzn-Trace-Id': [headerOf(exchange.request.headers, 'X-Amzn-Trace-Id') ?? exchange.traceId] } : {}),
  }
}
