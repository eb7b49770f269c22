import type { SimEvent } from '../../../kernel/eventLog'
import { get } from '../../../kernel/orderedTree'
import type { ApiGatewayAccount } from '../../../services/apigateway/account'
import { textOf } from '../../../services/apigateway/request/content'
import { Desk } from '../../../services/apigateway/request/desk'
import type { ClientRequest, Exchange } from '../../../services/apigateway/request/exchange'
import { lastValues } from '../../../services/apigateway/request/headerMap'
import { templateContext } from '../../../services/apigateway/request/requestContext'
import type { TemplateInput } from '../../../services/apigateway/template/mappingTemplate'
import { Turn } from '../../../services/apigateway/turn'
import type { TemplateSide } from './gatewayLab'

/** Where a request was taken in. */
interface Place {
  readonly account: ApiGatewayAccount
  readonly region: string
  readonly accountId: string
}

/**
 * What a mapping template of a request's method is rendered with, put together from what the log tells of the request.
 * @returns undefined where it did not come so far, or its API has gone
 */
export function templateInput(events: readonly SimEvent[], side: TemplateSide, { account, region, accountId }: Place): TemplateInput | undefined {
  const [received] = events
  const api = received && get(account.apis, received.resource)
  const stage = api && get(api.stages, String(received?.detail['stageName']))
  if (!received || !api || !stage) return undefined
  const start: Exchange = {
    id: String(received.detail['requestId']),
    extendedId: '',
    callId: '',
    apiId: api.id,
    stageName: stage.stageName,
    receivedAt: received.at,
    request: received.detail['request'] as unknown as ClientRequest,
    at: 0,
    canary: undefined,
    deploymentId: stage.deploymentId,
    traceId: '',
    pathParameters: {},
    requestOverride: {},
  }
  const passed = events.filter(({ type }) => type === 'StagePassed')
  const exchange = passed.reduce<Exchange>((all, { detail }) => ({ ...all, ...(detail['made'] as Partial<Exchange>) }), start)
  const { request, pathParameters, integrationAnswer } = exchange
  if (exchange.resourceId === undefined || (side === 'response' && !integrationAnswer)) return undefined
  const context = { now: received.at, region, accountId, draw: () => 0, newId: () => '', newUuid: () => '', eventsOf: () => [], eventsSince: () => [] }
  const desk = new Desk(new Turn(account, context), exchange, api, stage)
  return {
    body: textOf(side === 'response' ? integrationAnswer!.body : request.body),
    parameters: { path: pathParameters, querystring: lastValues(request.query), header: lastValues(request.headers) },
    context: templateContext(desk),
    stageVariables: desk.stageVariables,
  }
}
