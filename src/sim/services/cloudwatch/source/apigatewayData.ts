import type { SimEvent } from '../../../kernel/eventLog'
import { measured, type Datum } from '../metric/datum'

export const APIGATEWAY_EVENTS: ReadonlySet<string> = new Set(['RequestAnswered', 'RouteAnswered', 'MessageSent'])

type Value = readonly [name: string, value: unknown, unit: 'Count' | 'Milliseconds']

/**
 * Metrics of APIs by the requests they answered, for the API and for its stage: of REST APIs by name, of HTTP APIs by id.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export function apigatewayData(event: SimEvent): readonly Datum[] {
  if (event.type !== 'RequestAnswered') return socketData(event)
  const { resource, detail } = event
  const { apiName, stageName, status, latency, integrationLatency, cache } = detail
  const isRest = typeof apiName === 'string'
  const ofApi: { readonly [name: string]: string } = isRest ? { ApiName: apiName } : { ApiId: resource }
  const ofClass = (first: number) => (Math.floor(Number(status) / 100) === first ? 1 : 0)
  const values: readonly Value[] = [
    ['Count', 1, 'Count'],
    [isRest ? '4XXError' : '4xx', ofClass(4), 'Count'],
    [isRest ? '5XXError' : '5xx', ofClass(5), 'Count'],
    ['Latency', latency, 'Milliseconds'],
    ['IntegrationLatency', integrationLatency, 'Milliseconds'],
    ['CacheHitCount', cache === 'hit' ? 1 : undefined, 'Count'],
    ['CacheMissCount', cache === 'miss' ? 1 : undefined, 'Count'],
  ]
  return dataFor(event, ofApi, String(stageName), values)
}

/**
 * Metrics of WebSocket APIs, by the runs of their routes and what is sent to clients. An error is API Gateway's own, before the
 * backend or in calling it, or the backend's answer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
function socketData(event: SimEvent): readonly Datum[] {
  const { resource, type, detail } = event
  const { stageName, eventType, status, responseType, integrationLatency } = detail
  const isRefused = responseType !== undefined
  const code = Number(status)
  const ofRun: readonly Value[] = [
    ['ConnectCount', eventType === 'CONNECT' ? 1 : undefined, 'Count'],
    ['MessageCount', eventType === 'MESSAGE' ? 1 : undefined, 'Count'],
    ['ClientError', isRefused && code < 500 ? 1 : 0, 'Count'],
    ['ExecutionError', isRefused && code >= 500 ? 1 : 0, 'Count'],
    ['IntegrationError', !isRefused && code >= 400 ? 1 : 0, 'Count'],
    ['IntegrationLatency', integrationLatency, 'Milliseconds'],
  ]
  return dataFor(event, { ApiId: resource }, String(stageName), type === 'MessageSent' ? [['MessageCount', 1, 'Count']] : ofRun)
}

/** For the API and for its stage. */
function dataFor({ at }: SimEvent, ofApi: { readonly [name: string]: string }, Stage: string, values: readonly Value[]): readonly Datum[] {
  return [ofApi, { ...ofApi, Stage }].flatMap((dimensions) =>
    values.flatMap(([name, value, unit]) => (typeof value === 'number' ? [measured({ namespace: 'AWS/ApiGateway', name, dimensions }, value, unit, at)] : [])),
  )
}
