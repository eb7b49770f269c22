import { logTime } from '../../../aws/proxy/logTime'
import type { JsonObject } from '../../../kernel/json'
import type { Desk } from './desk'
import type { Authorized } from './exchange'
import { headerOf } from './headerMap'

/** What the request, its caller and its API are, as `requestContext` of events and `$context` of templates both show it. */
export function sharedContext({ exchange, api, stage, turn }: Desk): JsonObject {
  const { request, authorized } = exchange
  const at = Math.floor(exchange.receivedAt)
  return {
    accountId: turn.context.accountId,
    apiId: api.id,
    deploymentId: exchange.deploymentId,
    domainName: request.host,
    domainPrefix: request.host.split('.')[0] ?? '',
    extendedRequestId: exchange.extendedId,
    httpMethod: request.method,
    path: exchange.trial ? request.path : `/${stage.stageName}${request.path}`,
    protocol: 'HTTP/1.1',
    requestId: exchange.id,
    requestTime: logTime(at),
    requestTimeEpoch: at,
    ...(exchange.resourceId === undefined ? {} : { resourceId: exchange.resourceId }),
    stage: stage.stageName,
    ...(authorized ? authorizerContext(authorized) : {}),
  }
}

function authorizerContext({ context, principalId, latency, by }: Authorized): JsonObject {
  if (by?.kind === 'iam') return {}
  return { authorizer: by ? { claims: by.claims } : { ...context, principalId, integrationLatency: latency } }
}

/** `$context` of mapping templates, parameter mappings and gateway responses. */
export function templateContext(desk: Desk): JsonObject {
  const { exchange } = desk
  const { request, apiKey, authorized } = exchange
  const shared = sharedContext(desk)
  return {
    ...shared,
    identity: {
      ...(authorized?.by?.kind === 'iam' ? authorized.by.identity : {}),
      sourceIp: request.sourceIp,
      userAgent: headerOf(request.headers, 'User-Agent') ?? null,
      ...(apiKey ? { apiKey: apiKey.value, apiKeyId: apiKey.id } : {}),
    },
    ...(exchange.resourceId === undefined ? {} : { resourcePath: desk.resource.path }),
    ...(exchange.canary === undefined ? {} : { isCanaryRequest: String(exchange.canary) }),
  }
}
