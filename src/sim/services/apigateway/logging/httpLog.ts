import type { JsonObject } from '../../../kernel/json'
import { bytesOf } from '../request/content'
import type { HttpAnswer } from '../request/exchange'
import { context2 } from '../httpApi/request/httpEvent'
import type { HttpDesk } from '../httpApi/request/httpDesk'
import type { HttpError } from '../httpApi/request/httpStage'
import { logAccess } from './accessLog'

/**
 * The access log of an HTTP API's stage. There are no others.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function logHttp(desk: HttpDesk, answer: HttpAnswer, failed?: { readonly stage: string; readonly error: HttpError }): void {
  const { exchange, stage, turn } = desk
  const { AccessLogSettings: settings } = stage
  if (!settings) return
  const error = failed && {
    message: failed.error.message,
    messageString: JSON.stringify(failed.error.message),
    responseType: failed.error.type,
    ...(failed.stage === 'Integration' ? { integrationError: failed.error.reason ?? failed.error.message } : {}),
  }
  logAccess(turn, { destination: settings.DestinationArn, format: settings.Format }, accessContext(desk), {
    status: answer.status,
    latency: Math.round(turn.context.now - exchange.receivedAt),
    integrationLatency: exchange.integrationLatency,
    integrationStatus: exchange.integrationAnswer?.status,
    responseLength: bytesOf(answer.body).length,
    error,
  })
}

function accessContext(desk: HttpDesk): JsonObject {
  const { exchange } = desk
  const { http, time, timeEpoch, authorizer, ...shared } = context2(desk) as { http: JsonObject; time: string; timeEpoch: number; authorizer?: JsonObject } & JsonObject
  const { sourceIp = '', userAgent = '', method = '', path = '', protocol = '' } = http
  const jwt = authorizer?.['jwt'] as JsonObject | undefined
  return {
    ...shared,
    extendedRequestId: exchange.id,
    httpMethod: method,
    path,
    protocol,
    requestTime: time,
    requestTimeEpoch: timeEpoch,
    identity: { sourceIp, userAgent },
    ...(authorizer ? { authorizer: jwt ?? authorizer['lambda'] ?? {} } : {}),
  }
}
