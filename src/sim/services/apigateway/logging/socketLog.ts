import type { SocketDesk } from '../webSocketApi/request/socketDesk'
import { socketContext } from '../webSocketApi/request/socketEvent'
import type { SocketExchange } from '../webSocketApi/request/socketExchange'
import type { SocketError } from '../webSocketApi/request/socketStage'
import { bytesOf, textOf } from '../request/content'
import { logAccess } from './accessLog'
import { logExecution, type ExecutionLine } from './executionLine'

export interface FailedRun {
  readonly stage: string
  readonly error: SocketError
}

/** What the logs of a WebSocket API's stage have of a run of a route. */
export function logSocket(desk: SocketDesk, failed?: FailedRun): void {
  const { exchange, stage, turn, routeKey, api } = desk
  const { AccessLogSettings: access, DefaultRouteSettings, RouteSettings } = stage
  if (access) {
    const error = failed && {
      message: failed.error.message,
      messageString: JSON.stringify(failed.error.message),
      responseType: failed.error.type,
      ...(failed.stage === 'Request validation' && failed.error.reason !== undefined ? { validationErrorString: failed.error.reason } : {}),
      ...(failed.stage === 'Integration' ? { integrationError: failed.error.reason ?? failed.error.message } : {}),
    }
    logAccess(turn, { destination: access.DestinationArn, format: access.Format }, socketContext(desk), {
      status: failed?.error.status ?? exchange.answer?.status ?? exchange.integrationAnswer?.status ?? 200,
      latency: Math.round(turn.context.now - exchange.receivedAt),
      integrationLatency: exchange.integrationLatency,
      integrationStatus: exchange.integrationAnswer?.status,
      responseLength: exchange.answer ? bytesOf(exchange.answer.body).length : 0,
      error,
    })
  }
  const { LoggingLevel, DataTraceEnabled } = { ...DefaultRouteSettings, ...RouteSettings[routeKey] }
  logExecution(turn, { apiId: api.ApiId, stageName: stage.StageName, requestId: exchange.id }, { level: LoggingLevel, dataTrace: DataTraceEnabled ?? false }, socketLines(desk, failed))
}

/** AWS's lines for REST APIs, with a route where those have a method. */
function socketLines(desk: SocketDesk, failed: FailedRun | undefined): readonly ExecutionLine[] {
  const { exchange, routeKey, turn } = desk
  const { receivedAt, calledAt = receivedAt, id } = exchange
  const { now } = turn.context
  const info = (at: number, text: string): ExecutionLine => ({ at, from: 'INFO', text })
  const trace = (at: number, text: string): ExecutionLine => ({ at, from: 'trace', text })
  return [
    info(receivedAt, `Extended Request Id: ${id}`),
    info(receivedAt, `Starting execution for request: ${id}`),
    info(receivedAt, `Event type: ${exchange.occasion.eventType}, Route: ${routeKey}, Connection Id: ${exchange.connection.id}`),
    trace(receivedAt, `Request body before transformations: ${desk.body}`),
    ...sentLines(exchange, calledAt, info, trace),
    ...(exchange.integrationAnswer
      ? [
          info(now, `Received response. Status: ${exchange.integrationAnswer.status}, Integration latency: ${exchange.integrationLatency ?? 0} ms`),
          trace(now, `Endpoint response body before transformations: ${textOf(exchange.integrationAnswer.body)}`),
        ]
      : []),
    failed ? { at: now, from: 'ERROR', text: `Execution failed: ${failed.error.message}${failed.error.reason === undefined ? '' : `: ${failed.error.reason}`}` } : info(now, 'Successfully completed execution'),
  ]
}

function sentLines({ integrationRequest: request }: SocketExchange, at: number, info: (at: number, text: string) => ExecutionLine, trace: (at: number, text: string) => ExecutionLine): readonly ExecutionLine[] {
  if (!request) return []
  const [where, body] = request.functionName === undefined ? [request.uri, textOf(request.body)] : [request.functionName, request.payload]
  return [trace(at, `Endpoint request URI: ${where}`), trace(at, `Endpoint request body after transformations: ${body}`), info(at, `Sending request to ${where}`)]
}
