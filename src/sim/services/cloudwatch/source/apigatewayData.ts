import type { SimEvent } from '../../../kernel/eventLog'
import { measured, type Datum } from '../metric/datum'

export const APIGATEWAY_EVENTS: ReadonlySet<string> = new Set(['RequestAnswered'])

/**
 * Metrics of APIs by the requests they answered, for the API and for its stage: of REST APIs by name, of HTTP APIs by id.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export function apigatewayData({ resource, at, detail }: SimEvent): readonly Datum[] {
  const { apiName, stageName, status, latency, integrationLatency, cache } = detail
  const isRest = typeof apiName === 'string'
  const ofApi: { readonly [name: string]: string } = isRest ? { ApiName: apiName } : { ApiId: resource }
  const ofClass = (first: number) => (Math.floor(Number(status) / 100) === first ? 1 : 0)
  const values: readonly (readonly [name: string, value: unknown, unit: 'Count' | 'Milliseconds'])[] = [
    ['Count', 1, 'Count'],
    [isRest ? '4XXError' : '4xx', ofClass(4), 'Count'],
    [isRest ? '5XXError' : '5xx', ofClass(5), 'Count'],
    ['Latency', latency, 'Milliseconds'],
    ['IntegrationLatency', integrationLatency, 'Milliseconds'],
    ['CacheHitCount', cache === 'hit' ? 1 : undefined, 'Count'],
    ['CacheMissCount', cache === 'miss' ? 1 : undefined, 'Count'],
  ]
  return [ofApi, { ...ofApi, Stage: String(stageName) }].flatMap((dimensions) =>
    values.flatMap(([name, value, unit]) => (typeof value === 'number' ? [measured({ namespace: 'AWS/ApiGateway', name, dimensions }, value, unit, at)] : [])),
  )
}
