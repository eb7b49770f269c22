import type { JsonObject } from '../../../../kernel/json'
import type { ClientRequest, Headers } from '../../request/exchange'
import { lastValues } from '../../request/headerMap'
import { logTime } from '../../../../aws/proxy/logTime'
import type { SocketDesk } from './socketDesk'
import type { SocketExchange } from './socketExchange'

/**
 * The event of a Lambda proxy integration of a WebSocket API. Only that of `$connect` has the client's headers and query.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
export function socketEvent(desk: SocketDesk): JsonObject {
  const { occasion } = desk.exchange
  return {
    ...requestOf(desk.exchange),
    ...unlessEmpty('stageVariables', desk.stage.StageVariables),
    requestContext: socketContext(desk),
    ...(occasion.eventType === 'MESSAGE' ? { body: occasion.body } : {}),
    isBase64Encoded: false,
  }
}

function requestOf({ occasion, connection }: SocketExchange): JsonObject {
  switch (occasion.eventType) {
    case 'CONNECT':
      return handshakeOf(occasion.request)
    case 'MESSAGE':
      return {}
    case 'DISCONNECT':
      return headersOf({ Host: [connection.host], 'x-api-key': [''], 'X-Forwarded-For': [''], 'x-restapi': [''] })
  }
}

/** The headers and the query of a request to connect, as functions and authorizers see them. */
export function handshakeOf(request: ClientRequest): JsonObject {
  const sent = { Host: [request.host], ...request.headers, 'X-Forwarded-For': [request.sourceIp], 'X-Forwarded-Port': ['443'], 'X-Forwarded-Proto': ['https'] }
  const query = Object.keys(request.query).length === 0 ? {} : { queryStringParameters: lastValues(request.query), multiValueQueryStringParameters: request.query }
  return { ...headersOf(sent), ...query }
}

function headersOf(headers: Headers): JsonObject {
  return { headers: lastValues(headers), multiValueHeaders: headers }
}

/** `requestContext` of events, and `$context` of templates. */
export function socketContext({ exchange, api, stage, routeKey }: SocketDesk): JsonObject {
  const { connection, occasion, authorized } = exchange
  return {
    routeKey,
    ...(authorized?.kind === 'lambda' ? { authorizer: { ...authorized.context, principalId: authorized.principalId, integrationLatency: authorized.latency } } : {}),
    ...(occasion.eventType === 'MESSAGE' ? { messageId: occasion.messageId } : {}),
    ...(occasion.eventType === 'DISCONNECT' ? { disconnectStatusCode: occasion.code, disconnectReason: occasion.reason } : {}),
    eventType: occasion.eventType,
    extendedRequestId: exchange.id,
    requestTime: logTime(Math.floor(exchange.receivedAt)),
    messageDirection: 'IN',
    stage: stage.StageName,
    connectedAt: Math.floor(connection.connectedAt),
    requestTimeEpoch: Math.floor(exchange.receivedAt),
    identity: {
      ...(exchange.apiKey ? { apiKey: exchange.apiKey.value, apiKeyId: exchange.apiKey.id } : {}),
      ...(authorized?.kind === 'iam' ? authorized.identity : {}),
      ...(connection.userAgent === '' ? {} : { userAgent: connection.userAgent }),
      sourceIp: connection.sourceIp,
    },
    requestId: exchange.id,
    domainName: connection.host,
    connectionId: connection.id,
    apiId: api.ApiId,
  }
}

function unlessEmpty(member: string, map: JsonObject): JsonObject {
  return Object.keys(map).length === 0 ? {} : { [member]: map }
}
