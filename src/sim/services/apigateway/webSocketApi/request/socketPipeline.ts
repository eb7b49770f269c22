import type { CallResult } from '../../../../aws/apiCall'
import type { Json, JsonObject } from '../../../../kernel/json'
import { get } from '../../../../kernel/orderedTree'
import { httpApiNamed } from '../../httpApi/httpAccount'
import { logSocket, type FailedRun } from '../../logging/socketLog'
import type { ExchangeRef } from '../../signals'
import type { Turn } from '../../turn'
import { keepSockets } from '../webSocketAccount'
import { answerRun, refuseRun } from './answerRun'
import { socketApiKey } from './socketApiKey'
import { socketAuthorize } from './socketAuthorize'
import { socketConclude, socketRespond } from './socketConclude'
import { SocketDesk } from './socketDesk'
import type { SocketExchange } from './socketExchange'
import { socketIntegrate } from './socketIntegrate'
import { socketPrepare } from './socketPrepare'
import { socketRoute } from './socketRoute'
import type { SocketStage, SocketStageResult } from './socketStage'
import { socketThrottle } from './socketThrottle'
import { socketValidate } from './socketValidate'

/** The stages of a run of a route, whatever it is taken for. */
export const SOCKET_STAGES: readonly SocketStage[] = [
  socketRoute,
  socketAuthorize,
  socketApiKey,
  socketThrottle,
  socketValidate,
  socketPrepare,
  socketIntegrate,
  socketConclude,
  socketRespond,
]

/** Begins a run. */
export function runRoute(turn: Turn, exchange: SocketExchange): void {
  const desk = deskFor(turn, exchange)
  if (!desk) return
  const { connection, occasion, id: requestId } = exchange
  const { eventType } = occasion
  const came: JsonObject = occasion.eventType === 'CONNECT' ? { request: occasion.request as unknown as Json } : occasion.eventType === 'MESSAGE' ? { body: occasion.body } : { code: occasion.code, reason: occasion.reason }
  turn.tell(connection.apiId, 'RouteRequested', { requestId, stageName: connection.stageName, connectionId: connection.id, eventType, ...came })
  advance(turn, desk)
}

/** Runs stages until one waits, one fails, or all are passed. */
function advance(turn: Turn, start: SocketDesk): void {
  let desk = start
  for (;;) {
    const stage = SOCKET_STAGES[desk.exchange.at]
    if (!stage) return end(turn, desk)
    const after = took(turn, desk, stage, stage.run(desk))
    if (!after) return
    desk = after
  }
}

/** @returns the desk for the next stage, or undefined where the run waits or is over */
function took(turn: Turn, desk: SocketDesk, stage: SocketStage, result: SocketStageResult): SocketDesk | undefined {
  const { id: requestId, connection: { apiId } } = desk.exchange
  switch (result.kind) {
    case 'pass': {
      turn.tell(apiId, 'StagePassed', { requestId, stage: stage.name, made: made(desk.exchange, result.exchange), ...(result.told ? { told: result.told } : {}) })
      return new SocketDesk(turn, { ...result.exchange, at: desk.exchange.at + 1 }, desk.api, desk.stage)
    }
    case 'call': {
      const { exchange, call, timeout } = result
      keepSockets(turn, { exchanges: turn.account.sockets.exchanges.set(exchange.id, exchange) })
      turn.tell(apiId, 'StageWaits', { requestId, stage: stage.name, service: call.service, action: call.action, input: call.input })
      const ref: ExchangeRef = { exchange: exchange.id, stage: stage.name }
      turn.do({ type: 'call', ...call, principal: 'apigateway.amazonaws.com', ref, origin: originOf(desk, stage) })
      turn.do({ type: 'schedule', signal: { type: 'IntegrationTimedOut', exchange: exchange.id }, after: timeout, key: exchange.id })
      return undefined
    }
    case 'fail': {
      const { type, status, message, reason = null } = result.error
      turn.tell(apiId, 'StageFailed', { requestId, stage: stage.name, responseType: type, status, message, reason })
      end(turn, desk, { stage: stage.name, error: result.error })
      return undefined
    }
  }
}

/** What a stage made of the exchange: the members that are other than before it. */
function made(before: SocketExchange, after: SocketExchange): JsonObject {
  const changed = Object.entries(after).filter(([member, value]) => value !== before[member as keyof SocketExchange])
  return Object.fromEntries(changed) as JsonObject
}

function end(turn: Turn, desk: SocketDesk, failed?: FailedRun): void {
  const error = failed?.error
  const { exchange, routeKey } = desk
  const { connection, occasion, id: requestId, integrationLatency, integrationAnswer } = exchange
  keepSockets(turn, { exchanges: turn.account.sockets.exchanges.delete(exchange.id) })
  const latency = Math.round(turn.context.now - exchange.receivedAt)
  turn.tell(connection.apiId, 'RouteAnswered', {
    requestId, stageName: connection.stageName, connectionId: connection.id, eventType: occasion.eventType, routeKey, latency,
    ...(integrationLatency === undefined ? {} : { integrationLatency }),
    ...(error ? { status: error.status, responseType: error.type } : { status: integrationAnswer?.status ?? 200 }),
  })
  logSocket(desk, failed)
  if (error) refuseRun(turn, exchange, error)
  else answerRun(turn, exchange)
}

/** The answer to a call that a stage made. One that has come too late is not waited for any more. */
export function resumeRun(turn: Turn, ref: ExchangeRef, answer: CallResult): void {
  const desk = waiting(turn, ref.exchange)
  const stage = desk && SOCKET_STAGES[desk.exchange.at]
  if (!desk || stage?.name !== ref.stage || !stage.resume) return
  turn.do({ type: 'cancel', key: ref.exchange })
  const after = took(turn, desk, stage, stage.resume(desk, answer))
  if (after) advance(turn, after)
}

export function runTimedOut(turn: Turn, id: string): void {
  const desk = waiting(turn, id)
  const stage = desk && SOCKET_STAGES[desk.exchange.at]
  if (desk && stage?.timedOut) took(turn, desk, stage, { kind: 'fail', error: stage.timedOut })
}

/** A run that waits; undefined where it is over, or its API or stage has gone meanwhile. */
function waiting(turn: Turn, id: string): SocketDesk | undefined {
  const exchange = turn.account.sockets.exchanges.get(id)
  if (!exchange) return undefined
  const isBackend = SOCKET_STAGES[exchange.at] === socketIntegrate && exchange.calledAt !== undefined
  return deskFor(turn, isBackend ? { ...exchange, integrationLatency: Math.round(turn.context.now - (exchange.calledAt ?? 0)) } : exchange)
}

function deskFor(turn: Turn, exchange: SocketExchange): SocketDesk | undefined {
  const api = httpApiNamed(turn, exchange.connection.apiId)
  const stage = api && get(api.stages, exchange.connection.stageName)
  return api && stage && get(api.deployments, exchange.deploymentId) ? new SocketDesk(turn, exchange, api, stage) : undefined
}

/** On whose behalf a stage calls: what permissions of functions ask for, and the role of an integration that has one. */
function originOf(desk: SocketDesk, stage: SocketStage): JsonObject {
  const { region, accountId } = desk.turn.context
  const { ApiId: apiId } = desk.api
  const { id: requestId } = desk.exchange
  if (stage === socketAuthorize) return { apiId, requestId, sourceArn: `arn:aws:execute-api:${region}:${accountId}:${apiId}/authorizers/${desk.route?.AuthorizerId ?? ''}` }
  const role = desk.integration?.CredentialsArn
  return { apiId, requestId, sourceArn: desk.routeArn, ...(role?.includes(':role/') ? { roleArn: role } : {}) }
}
