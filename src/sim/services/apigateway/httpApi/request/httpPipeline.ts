import { succeed } from '../../../../aws/answer'
import type { ApiCall, CallResult } from '../../../../aws/apiCall'
import type { Json, JsonObject } from '../../../../kernel/json'
import { get } from '../../../../kernel/orderedTree'
import { logHttp } from '../../logging/httpLog'
import type { ClientRequest, HttpAnswer } from '../../request/exchange'
import type { ExchangeRef } from '../../signals'
import type { Turn } from '../../turn'
import type { HttpApi, Stage } from '../api/httpApi'
import { httpApiNamed, keepHttp } from '../httpAccount'
import { preflight } from './cors'
import { errorAnswer, httpConclude, httpRespond } from './httpAnswer'
import { httpAuthorize } from './httpAuthorize'
import { HttpDesk } from './httpDesk'
import type { HttpExchange } from './httpExchange'
import { httpIntegrate, httpPrepare } from './httpIntegrate'
import { httpRoute } from './httpRoute'
import { NOT_FOUND, type HttpError, type HttpStage, type HttpStageResult } from './httpStage'
import { httpThrottle } from './httpThrottle'

/** The stages of an HTTP API's request. */
export const HTTP_STAGES: readonly HttpStage[] = [httpRoute, httpAuthorize, httpThrottle, preflight, httpPrepare, httpIntegrate, httpConclude, httpRespond]

/** Takes a client's request to an HTTP API in. */
export function receiveHttp(turn: Turn, call: ApiCall, api: HttpApi): void {
  const request = call.input['request'] as unknown as ClientRequest
  const { path, rawQuery } = targetOf(call.input, request)
  const { stage, routedPath } = stageFor(api, path)
  if (!stage?.DeploymentId || api.DisableExecuteApiEndpoint) {
    turn.do(succeed(call, errorAnswer(NOT_FOUND, call.requestId) as unknown as Json))
    return
  }
  const exchange: HttpExchange = {
    id: call.requestId,
    callId: call.id,
    apiId: api.ApiId,
    stageName: stage.StageName,
    deploymentId: stage.DeploymentId,
    receivedAt: turn.context.now,
    request: { ...request, path },
    routedPath,
    rawQuery,
    at: 0,
    pathParameters: {},
  }
  turn.tell(api.ApiId, 'RequestReceived', { requestId: exchange.id, stageName: stage.StageName, request: exchange.request as unknown as Json })
  advance(turn, new HttpDesk(turn, exchange, api, stage))
}

/** As the client wrote it; where the caller only gave its parts, put together from them. */
function targetOf({ target = null, stageName = null }: JsonObject, request: ClientRequest): { readonly path: string; readonly rawQuery: string } {
  if (typeof target === 'string') {
    const at = target.indexOf('?')
    return at < 0 ? { path: target === '' ? '/' : target, rawQuery: '' } : { path: target.slice(0, at) || '/', rawQuery: target.slice(at + 1) }
  }
  const pairs = Object.entries(request.query).flatMap(([name, values]) => values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`))
  const prefix = typeof stageName === 'string' && stageName !== '' && stageName !== '$default' ? `/${stageName}` : ''
  return { path: `${prefix}${request.path}`, rawQuery: pairs.join('&') }
}

/** The stage that the path begins with, else `$default`, which has no place in it. */
function stageFor(api: HttpApi, path: string): { readonly stage: Stage | undefined; readonly routedPath: string } {
  const [, name = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? []
  const named = name === '$default' ? undefined : get(api.stages, name)
  return named ? { stage: named, routedPath: rest === '' ? '/' : rest } : { stage: get(api.stages, '$default'), routedPath: path }
}

/** Runs stages until one waits, one fails, or all are passed. */
function advance(turn: Turn, start: HttpDesk): void {
  let desk = start
  for (;;) {
    const stage = HTTP_STAGES[desk.exchange.at]
    if (!stage) return finish(turn, desk, desk.exchange.answer!)
    const after = took(turn, desk, stage, stage.run(desk))
    if (!after) return
    desk = after
  }
}

/** @returns the desk for the next stage, or undefined where the exchange waits or is over */
function took(turn: Turn, desk: HttpDesk, stage: HttpStage, result: HttpStageResult): HttpDesk | undefined {
  const { id: requestId, apiId } = desk.exchange
  switch (result.kind) {
    case 'pass': {
      const next = result.to === undefined ? desk.exchange.at + 1 : HTTP_STAGES.findIndex(({ name }) => name === result.to)
      turn.tell(apiId, 'StagePassed', { requestId, stage: stage.name, made: made(desk.exchange, result.exchange), ...(result.told ? { told: result.told } : {}) })
      return new HttpDesk(turn, { ...result.exchange, at: next }, desk.api, desk.stage)
    }
    case 'call': {
      const { call, timeout } = result
      const exchange = stage === httpIntegrate ? { ...result.exchange, calledAt: turn.context.now } : result.exchange
      keepHttp(turn, { exchanges: turn.account.http.exchanges.set(exchange.id, exchange) })
      turn.tell(apiId, 'StageWaits', { requestId, stage: stage.name, service: call.service, action: call.action, input: call.input })
      const ref: ExchangeRef = { exchange: exchange.id, stage: stage.name }
      turn.do({ type: 'call', ...call, principal: 'apigateway.amazonaws.com', ref, origin: originOf(desk, stage) })
      turn.do({ type: 'schedule', signal: { type: 'IntegrationTimedOut', exchange: exchange.id }, after: timeout, key: exchange.id })
      return undefined
    }
    case 'fail': {
      const { type, status, message, reason = null } = result.error
      turn.tell(apiId, 'StageFailed', { requestId, stage: stage.name, responseType: type, status, message, reason })
      finish(turn, desk, errorAnswer(result.error, requestId, desk), { stage: stage.name, error: result.error })
      return undefined
    }
  }
}

/** What a stage made of the exchange: the members that are other than before it. */
function made(before: HttpExchange, after: HttpExchange): JsonObject {
  const changed = Object.entries(after).filter(([member, value]) => value !== before[member as keyof HttpExchange])
  return Object.fromEntries(changed) as JsonObject
}

function finish(turn: Turn, desk: HttpDesk, answer: HttpAnswer, failed?: { readonly stage: string; readonly error: HttpError }): void {
  const { exchange } = desk
  keepHttp(turn, { exchanges: turn.account.http.exchanges.delete(exchange.id) })
  const latency = Math.round(turn.context.now - exchange.receivedAt)
  turn.tell(exchange.apiId, 'RequestAnswered', { requestId: exchange.id, stageName: exchange.stageName, status: answer.status, latency, ...(exchange.integrationLatency === undefined ? {} : { integrationLatency: exchange.integrationLatency }), answer: answer as unknown as Json })
  turn.do({ type: 'reply', callId: exchange.callId, result: { output: answer as unknown as Json } })
  logHttp(desk, answer, failed)
}

/** The answer to a call that a stage made. One that has come too late is not waited for any more. */
export function resumeHttp(turn: Turn, ref: ExchangeRef, answer: CallResult): void {
  const desk = waiting(turn, ref.exchange)
  const stage = desk && HTTP_STAGES[desk.exchange.at]
  if (!desk || stage?.name !== ref.stage || !stage.resume) return
  turn.do({ type: 'cancel', key: ref.exchange })
  const after = took(turn, desk, stage, stage.resume(desk, answer))
  if (after) advance(turn, after)
}

export function httpTimedOut(turn: Turn, id: string): void {
  const desk = waiting(turn, id)
  const stage = desk && HTTP_STAGES[desk.exchange.at]
  if (desk && stage?.timedOut) took(turn, desk, stage, { kind: 'fail', error: stage.timedOut })
}

/** An exchange that waits; undefined where it is over, or its API or stage has gone meanwhile. */
function waiting(turn: Turn, id: string): HttpDesk | undefined {
  const exchange = turn.account.http.exchanges.get(id)
  const api = exchange && httpApiNamed(turn, exchange.apiId)
  const stage = api && get(api.stages, exchange.stageName)
  if (!exchange || !api || !stage || !get(api.deployments, exchange.deploymentId)) return undefined
  const { calledAt } = exchange
  return new HttpDesk(turn, calledAt === undefined ? exchange : { ...exchange, integrationLatency: Math.round(turn.context.now - calledAt) }, api, stage)
}

/** On whose behalf a stage calls: what permissions of functions ask for, and the role of an integration that has one. */
function originOf(desk: HttpDesk, stage: HttpStage): JsonObject {
  const { region, accountId } = desk.turn.context
  const { apiId, id: requestId } = desk.exchange
  const arn = `arn:aws:execute-api:${region}:${accountId}:${apiId}`
  if (stage === httpAuthorize) return { apiId, requestId, sourceArn: `${arn}/authorizers/${desk.route?.AuthorizerId ?? ''}` }
  const role = desk.integration?.CredentialsArn
  const [, method = '$default', path = ''] = /^(\S+) (.*)$/.exec(desk.routeKey.replace('ANY ', '* ')) ?? []
  const route = path === '' ? `${desk.stage.StageName}/$default` : `${desk.stage.StageName}/${method}${path}`
  return { apiId, requestId, sourceArn: `${arn}/${route}`, ...(role?.includes(':role/') ? { roleArn: role } : {}) }
}
