import { textOf } from '../request/content'
import type { Desk } from '../request/desk'
import type { Exchange, HttpAnswer } from '../request/exchange'
import type { GatewayError } from '../request/gatewayError'
import { hidden, shownMap, type ExecutionLine } from './executionLine'

/** How a request to a REST API ended. */
export interface Ended {
  readonly answer: HttpAnswer
  /** The stage that refused it, and why. */
  readonly failed?: { readonly stage: string; readonly error: GatewayError }
}

type Line = Omit<ExecutionLine, 'at'>

const info = (text: string): Line => ({ from: 'INFO', text })
const trace = (text: string): Line => ({ from: 'trace', text })

/**
 * What AWS tells of a request to a REST API, line by line, from its authorizer to its status.
 * @param desk  that of the request's end: what was made on its way is all there
 */
export function restLines(desk: Desk, ended: Ended): readonly ExecutionLine[] {
  const { receivedAt, extendedId } = desk.exchange
  const before = [info(`Extended Request Id: ${extendedId}`), ...authorizerLines(desk, ended), ...usagePlanLines(desk, ended)]
  return [...before.map((line) => ({ at: receivedAt, ...line })), ...methodLines(desk, ended)]
}

/** From the method on: all that TestInvokeMethod tells. */
export function methodLines(desk: Desk, ended: Ended): readonly ExecutionLine[] {
  const { exchange, turn } = desk
  const { receivedAt, calledAt = receivedAt } = exchange
  const at = (time: number, lines: readonly Line[]) => lines.map((line) => ({ at: time, ...line }))
  return [
    ...at(receivedAt, startLines(desk, ended)),
    ...at(exchange.integrationRequest ? calledAt : receivedAt, sentLines(exchange)),
    ...at(turn.context.now, [...receivedLines(exchange), ...endLines(desk, ended)]),
  ]
}

function authorizerLines(desk: Desk, { failed }: Ended): readonly Line[] {
  const { exchange } = desk
  if (exchange.resourceId === undefined) return []
  const { authorizationType, authorizerId = '' } = desk.method
  if (authorizationType !== 'CUSTOM' && authorizationType !== 'COGNITO_USER_POOLS') return []
  const begins = info(`Starting authorizer: ${authorizerId} for request: ${exchange.id}`)
  return failed?.stage === 'Authorization' ? [begins, info(`Unauthorized request: ${exchange.id}`)] : [begins, info('Successfully completed authorizer execution')]
}

function usagePlanLines(desk: Desk, { failed }: Ended): readonly Line[] {
  const { exchange, api, stage } = desk
  if (exchange.resourceId === undefined || failed?.stage === 'Authorization') return []
  const key = exchange.apiKey ? `${hidden(exchange.apiKey.value)} ` : ''
  const place = `API Stage ${api.id}/${stage.stageName}`
  const what = `method '${exchange.request.method} ${desk.resource.path}'`
  const begins = info(`Verifying Usage Plan for request: ${exchange.id}. API Key: ${key} API Stage: ${api.id}/${stage.stageName}`)
  if (failed?.stage === 'API key') return [begins, info(`API Key ${key}not authorized because ${what} requires API Key: ${failed.error.reason ?? failed.error.message ?? ''}`)]
  if (failed?.stage === 'Throttling and quota') return [begins, info(`Usage Plan check failed for API Key ${key}and ${place}: ${failed.error.reason ?? ''}`)]
  const authorized = exchange.apiKey
    ? `API Key ${key}authorized because ${what} requires API Key and API Key is associated with a Usage Plan`
    : `API Key ${key}authorized because ${what} does not require API Key. Request will not contribute to throttle or quota limits`
  return [begins, info(authorized), info(`Usage Plan check succeeded for API Key ${key}and ${place}`)]
}

/** Nothing of a request that does not get as far as its method. */
function startLines(desk: Desk, { failed }: Ended): readonly Line[] {
  const { exchange } = desk
  if (exchange.resourceId === undefined || (failed && EARLIER.has(failed.stage))) return []
  const { request, pathParameters } = exchange
  const lines = [
    info(`Starting execution for request: ${exchange.id}`),
    info(`HTTP Method: ${request.method}, Resource Path: ${desk.resource.path}`),
    trace(`Method request path: ${shownMap(pathParameters)}`),
    trace(`Method request query string: ${shownMap(request.query)}`),
    trace(`Method request headers: ${shownMap(request.headers)}`),
    trace(`Method request body before transformations: ${textOf(request.body)}`),
  ]
  const isValidated = desk.method.requestValidatorId !== undefined && failed?.stage !== 'Request validation'
  return isValidated ? [...lines, info('Request validation succeeded for content type application/json')] : lines
}

/** The stages between routing and the method's own. */
const EARLIER: ReadonlySet<string> = new Set(['Authorization', 'API key', 'Throttling and quota'])

function sentLines({ integrationRequest: request, calledAt }: Exchange): readonly Line[] {
  if (!request || calledAt === undefined) return []
  return [
    trace(`Endpoint request URI: ${request.uri}`),
    trace(`Endpoint request headers: ${shownMap(request.headers)}`),
    trace(`Endpoint request body after transformations: ${textOf(request.body)}`),
    info(`Sending request to ${request.uri}`),
  ]
}

function receivedLines({ integrationAnswer: answer, integrationLatency = 0, calledAt }: Exchange): readonly Line[] {
  if (!answer || calledAt === undefined) return []
  return [
    info(`Received response. Status: ${answer.status}, Integration latency: ${integrationLatency} ms`),
    trace(`Endpoint response headers: ${shownMap(answer.headers)}`),
    trace(`Endpoint response body before transformations: ${textOf(answer.body)}`),
  ]
}

function endLines({ exchange }: Desk, { answer, failed }: Ended): readonly Line[] {
  const completed = info(`Method completed with status: ${answer.status}`)
  if (failed) {
    return [
      { from: 'ERROR', text: failureText(exchange, failed.error) },
      info(`Gateway response type: ${failed.error.type} with status code: ${answer.status}`),
      trace(`Gateway response body: ${textOf(answer.body)}`),
      trace(`Gateway response headers: ${shownMap(answer.headers)}`),
      completed,
    ]
  }
  return [trace(`Method response body after transformations: ${textOf(answer.body)}`), trace(`Method response headers: ${shownMap(answer.headers)}`), info('Successfully completed execution'), completed]
}

function failureText({ id }: Exchange, { type, message, reason = '', validation }: GatewayError): string {
  switch (type) {
    case 'BAD_REQUEST_BODY':
      return validation === undefined ? `Request failed: ${message ?? ''}` : `Request body does not match model schema for content type application/json: ${validation}`
    case 'INTEGRATION_TIMEOUT':
      return 'Execution failed due to a timeout error'
    case 'INTEGRATION_FAILURE':
      return `Execution failed due to a network error communicating with endpoint: ${reason}`
    case 'API_CONFIGURATION_ERROR':
    case 'AUTHORIZER_CONFIGURATION_ERROR':
      return `Execution failed due to configuration error: ${reason}`
    case 'DEFAULT_5XX':
      return customerFault(reason) ?? `Execution failed due to configuration error: Malformed Lambda proxy response: ${reason}`
    case 'UNAUTHORIZED':
    case 'ACCESS_DENIED':
      return `Unauthorized request: ${id}`
    default:
      return `${message ?? 'Execution failed due to an internal error'}`
  }
}

/** A function that failed is not a malformed response, though the client learns no more of it. */
function customerFault(reason: string): string | undefined {
  const [, payload] = /^the function failed: (.*)$/s.exec(reason) ?? []
  return payload === undefined ? undefined : `Lambda execution failed with status 200 due to customer function error: ${payload}`
}
