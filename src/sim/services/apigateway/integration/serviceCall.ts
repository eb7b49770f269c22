import type { CallResult } from '../../../aws/apiCall'
import { utf8Text } from '../../../aws/bytes'
import { modelOf, modelledServices } from '../../../aws/models/models'
import type { JsonObject } from '../../../kernel/json'
import { readPairs } from '../../../wire/http/message'
import { faultSide, queryCode } from '../../../wire/protocol/errorForm'
import { readWireRequest, writeWireAnswer, type WireCall } from '../../../wire/wire'
import { bytesOf, contentOf } from '../request/content'
import type { IntegrationAnswer, IntegrationRequest } from '../request/exchange'
import { headerOf } from '../request/headerMap'
import { queueCall } from './queueForm'
import { readServiceUri, type ServiceUri } from './serviceUri'

/** What an integration with a service asks of it, and what is needed to write its answer: plain JSON, without the input. */
export interface ServiceCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
  readonly wire: JsonObject
}

/**
 * The call that an integration request makes of a service: it is read as the service reads HTTP.
 * @returns an answer where it is none that the service would take; a problem where it is not simulated
 */
export function serviceCall(request: IntegrationRequest, place: { readonly region: string; readonly accountId: string }): { readonly call: ServiceCall } | { readonly answer: IntegrationAnswer } | { readonly problem: string } {
  const uri = readServiceUri(request.uri)
  if (!uri) return { problem: `an integration with ${request.uri}` }
  if (uri.region !== place.region) return { problem: `the Region ${uri.region} in a world of ${place.region}` }
  const service = modelledServices.find((id) => modelOf(id)?.endpointPrefix === uri.service)
  if (service === undefined) return { problem: `an integration with the service ${uri.service}` }
  if (service === 'sqs' && headerOf(request.headers, 'X-Amz-Target') === undefined && (uri.kind === 'path' || asksByForm(request))) return queueServiceCall(request, uri, place)
  const read = readWireRequest(wireRequest(request, uri, service))
  if ('response' in read) return { answer: answerOf(read.response) }
  const { service: called, action, input } = read.call
  const json = read.call.protocol === 'query' && asksForJson(request)
  return { call: { service: called, action, input, wire: { ...read.call, input: {}, json } as unknown as JsonObject } }
}

/** The HTTP answer that the service gives, in the protocol in which it was asked. */
export function serviceAnswer({ service, action, wire }: Omit<ServiceCall, 'input'>, requestId: string, result: CallResult): IntegrationAnswer {
  if (wire['json'] !== true) return answerOf(writeWireAnswer(wire as unknown as WireCall, requestId, result))
  const { error, output = null } = result
  const headers = { 'Content-Type': ['application/json'], 'x-amzn-RequestId': [requestId] }
  if (error) {
    const said = { Code: queryCode(service, modelOf(service), error), Message: error.message, Type: faultSide(error) }
    return { status: error.statusCode, headers, body: JSON.stringify({ Error: said, RequestId: requestId }), selectable: String(error.statusCode) }
  }
  const body = { [`${action}Response`]: { [`${action}Result`]: output, ResponseMetadata: { RequestId: requestId } } }
  return { status: 200, headers, body: JSON.stringify(body), selectable: '200' }
}

function asksForJson({ headers }: IntegrationRequest): boolean {
  return headerOf(headers, 'Accept') === 'application/json'
}

function asksByForm({ headers }: IntegrationRequest): boolean {
  return headerOf(headers, 'Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? false
}

function queueServiceCall(request: IntegrationRequest, uri: ServiceUri, { region, accountId }: { readonly region: string; readonly accountId: string }) {
  const form = asksByForm(request) ? readPairs(utf8Text(bytesOf(request.body))) : []
  const inUri: readonly (readonly [string, string])[] = uri.kind === 'action' ? [['Action', uri.what], ...readPairs(uri.query)] : []
  const inQuery = Object.entries(request.query).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const path = uri.kind === 'path' && uri.what !== '' ? uri.what : undefined
  const read = queueCall(path === undefined ? undefined : `https://sqs.${region}.amazonaws.com/${path.includes('/') ? path : `${accountId}/${path}`}`, [...inUri, ...inQuery, ...form])
  if ('problem' in read) return read
  return { call: { service: 'sqs', ...read, wire: { json: true } } }
}

/** As it goes to the service's endpoint. What API Gateway adds for an action is what the service's protocol names it by. */
function wireRequest({ method, headers, query, body }: IntegrationRequest, uri: ServiceUri, service: string) {
  const model = modelOf(service)
  const host = `${uri.subdomain === undefined ? '' : `${uri.subdomain}.`}${uri.service}.${uri.region}.amazonaws.com`
  const own = Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]))
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`))
  const bytes = bytesOf(body)
  if (uri.kind === 'path') return { method, url: `https://${host}/${uri.what}${queryText(pairs)}`, headers: own, body: bytes }
  if (model?.targetPrefix !== undefined && model.protocols.includes('json')) {
    const target = { 'x-amz-target': `${model.targetPrefix}.${uri.what}`, 'content-type': `application/x-amz-json-${model.jsonVersion ?? '1.0'}` }
    return { method: 'POST', url: `https://${host}/`, headers: { ...own, ...target }, body: bytes }
  }
  const asked = [`Action=${uri.what}`, `Version=${model?.apiVersion ?? ''}`, ...(uri.query === '' ? [] : [uri.query]), ...pairs]
  return { method, url: `https://${host}/${queryText(asked)}`, headers: own, body: bytes }
}

function queryText(pairs: readonly string[]): string {
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function answerOf({ status, headers, body }: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }): IntegrationAnswer {
  return { status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])), body: contentOf(body), selectable: String(status) }
}
