import { succeed } from '../../../aws/answer'
import type { ApiCall, CallResult } from '../../../aws/apiCall'
import type { Json, JsonObject } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import type { ExchangeRef } from '../signals'
import type { Turn } from '../turn'
import { logRest } from '../logging/restLog'
import type { Ended } from '../logging/restLines'
import { authorize } from './authorize'
import { keep, lookUp } from './cache'
import { answerClient, conclude } from './conclude'
import { Desk } from './desk'
import type { ClientRequest, Exchange, HttpAnswer } from './exchange'
import { integrate } from './integrate'
import { methodArn } from './methodArn'
import { checkApiKey, throttle } from './meter'
import { prepare } from './prepare'
import { refusal } from './refuse'
import { filter } from './filter'
import { route } from './route'
import type { Stage, StageResult } from './stage'
import { toldTrace, traced } from './tracing'
import { concludeTrial, onTrial } from './trial'
import { validate } from './validate'
import { aclAt } from '../waf/wafOperations'

/** The stages of a REST API's request, in AWS's order. */
export const STAGES: readonly Stage[] = [
  filter,
  route,
  authorize,
  checkApiKey,
  throttle,
  validate,
  lookUp,
  prepare,
  integrate,
  conclude,
  keep,
  answerClient,
]

/** Takes a client's request in: `execute-api:Invoke`, the one action of the data plane. */
export function receive(turn: Turn, call: ApiCall): void {
  const { apiId, stageName } = call.input as { apiId?: string; stageName?: string }
  const api = turn.named(apiId ?? '')
  const stage = api && get(api.stages, stageName ?? '')
  if (!api || !stage || api.disableExecuteApiEndpoint) {
    turn.do(succeed(call, forbidden(call.requestId) as unknown as Json))
    return
  }
  const canary = stage.canarySettings ? turn.context.draw() * 100 < stage.canarySettings.percentTraffic : undefined
  const exchange: Exchange = {
    id: call.requestId,
    extendedId: turn.newId(15),
    callId: call.id,
    apiId: api.id,
    stageName: stage.stageName,
    receivedAt: turn.context.now,
    request: call.input['request'] as unknown as ClientRequest,
    // Without a web ACL there is nothing to filter by.
    at: aclAt(turn.account.waf, `${api.id}/${stage.stageName}`) ? 0 : 1,
    canary,
    deploymentId: canary && stage.canarySettings ? stage.canarySettings.deploymentId : stage.deploymentId,
    ...traced(turn, stage, call),
    pathParameters: {},
    requestOverride: {},
  }
  turn.tell(api.id, 'RequestReceived', { requestId: exchange.id, stageName: stage.stageName, ...toldTrace(exchange, api.name), request: exchange.request as unknown as Json })
  advance(turn, new Desk(turn, exchange, api, stage))
}

/** Takes a request to a method that is only tried on from where its own stages begin. */
export function tryMethod(turn: Turn, { exchange, api, stage }: Desk): void {
  advance(turn, new Desk(turn, { ...exchange, at: STAGES.indexOf(validate) }, api, stage))
}

/** A host or stage that there is not, or that is turned off: nothing of an API answers. */
function forbidden(requestId: string): HttpAnswer {
  const headers = { 'Content-Type': ['application/json'], 'x-amzn-RequestId': [requestId], 'x-amzn-ErrorType': ['ForbiddenException'] }
  return { status: 403, headers, body: '{"message":"Forbidden"}' }
}

/** Runs stages until one waits, one fails, or all are passed. */
function advance(turn: Turn, start: Desk): void {
  let desk = start
  for (;;) {
    const stage = STAGES[desk.exchange.at]
    if (!stage) return finish(turn, desk, { answer: desk.exchange.answer! })
    const after = took(turn, desk, stage, stage.run(desk))
    if (!after) return
    desk = after
  }
}

/** @returns the desk for the next stage, or undefined where the exchange waits or is over */
function took(turn: Turn, desk: Desk, stage: Stage, result: StageResult): Desk | undefined {
  switch (result.kind) {
    case 'pass': {
      const next = result.to === undefined ? desk.exchange.at + 1 : STAGES.findIndex(({ name }) => name === result.to)
      const exchange = { ...result.exchange, at: next }
      turn.tell(exchange.apiId, 'StagePassed', { requestId: exchange.id, stage: stage.name, made: made(desk.exchange, result.exchange), ...(result.told ? { told: result.told } : {}) })
      return new Desk(turn, exchange, desk.api, desk.stage)
    }
    case 'call': {
      const { exchange, call, timeout } = result
      turn.keep({ exchanges: turn.account.exchanges.set(exchange.id, exchange) })
      turn.tell(exchange.apiId, 'StageWaits', { requestId: exchange.id, stage: stage.name, service: call.service, action: call.action, input: call.input })
      const ref: ExchangeRef = { exchange: exchange.id, stage: stage.name }
      turn.do({ type: 'call', ...call, principal: 'apigateway.amazonaws.com', ref, ...(exchange.trace ? { trace: exchange.traceId } : {}), origin: originOf(desk, stage) })
      if (timeout !== undefined) turn.do({ type: 'schedule', signal: { type: 'IntegrationTimedOut', exchange: exchange.id }, after: timeout, key: exchange.id })
      return undefined
    }
    case 'fail': {
      const { type, message, reason = null, validation = null } = result.error
      turn.tell(desk.exchange.apiId, 'StageFailed', { requestId: desk.exchange.id, stage: stage.name, responseType: type, message, reason, validation })
      finish(turn, desk, { answer: refusal(desk, result.error), failed: { stage: stage.name, error: result.error } })
      return undefined
    }
  }
}

/** What a stage made of the exchange: the members that are other than before it. Values are shared with it, not copied. */
function made(before: Exchange, after: Exchange): JsonObject {
  const changed: Record<string, Json> = {}
  if (before === after) return changed
  for (const [member, value] of Object.entries(after)) if (value !== before[member as keyof Exchange]) changed[member] = value as Json
  return changed
}

function finish(turn: Turn, desk: Desk, ended: Ended): void {
  const { exchange, api } = desk
  const { answer } = ended
  turn.keep({ exchanges: turn.account.exchanges.delete(exchange.id) })
  if (exchange.trial) return concludeTrial(desk, ended)
  const latency = Math.round(turn.context.now - exchange.receivedAt)
  turn.tell(exchange.apiId, 'RequestAnswered', { requestId: exchange.id, stageName: exchange.stageName, apiName: api.name, status: answer.status, latency, ...measuredOf(exchange), answer: answer as unknown as Json })
  turn.do({ type: 'reply', callId: exchange.callId, result: { output: answer as unknown as Json } })
  logRest(desk, ended)
}

/** What metrics ask besides. */
function measuredOf({ integrationLatency, cache }: Exchange): JsonObject {
  return { ...(integrationLatency === undefined ? {} : { integrationLatency }), ...(cache === undefined ? {} : { cache }) }
}

/** The answer to a call that a stage made. One that has come too late is not waited for any more. */
export function resume(turn: Turn, ref: JsonObject, answer: CallResult): void {
  const { exchange: id, stage: name } = ref as ExchangeRef
  const desk = waiting(turn, id)
  const stage = desk && STAGES[desk.exchange.at]
  if (!desk || stage?.name !== name || !stage.resume) return
  turn.do({ type: 'cancel', key: id })
  const after = took(turn, desk, stage, stage.resume(desk, answer))
  if (after) advance(turn, after)
}

export function timedOut(turn: Turn, id: string): void {
  const desk = waiting(turn, id)
  const stage = desk && STAGES[desk.exchange.at]
  if (desk && stage) took(turn, desk, stage, { kind: 'fail', error: { type: 'INTEGRATION_TIMEOUT', message: 'Endpoint request timed out' } })
}

/** An exchange that waits; undefined where it is over, or its API or stage has gone meanwhile. */
function waiting(turn: Turn, id: string): Desk | undefined {
  const exchange = turn.account.exchanges.get(id)
  const named = exchange && turn.named(exchange.apiId)
  if (!exchange || !named) return undefined
  const { api, stage } = exchange.trial ? onTrial(named, exchange.trial.stageVariables) : { api: named, stage: get(named.stages, exchange.stageName) }
  if (!stage) return undefined
  const integrationLatency = STAGES[exchange.at] === integrate ? Math.round(turn.context.now - (exchange.calledAt ?? turn.context.now)) : undefined
  return new Desk(turn, integrationLatency === undefined ? exchange : { ...exchange, integrationLatency }, api, stage)
}

/** On whose behalf a stage calls: what permissions of functions ask for, and the role of an integration that has one. */
function originOf(desk: Desk, stage: Stage): JsonObject {
  const { region, accountId } = desk.turn.context
  const { apiId, id: requestId } = desk.exchange
  const { authorizerId = '' } = desk.method
  if (stage === authorize) return { apiId, requestId, sourceArn: `arn:aws:execute-api:${region}:${accountId}:${apiId}/authorizers/${authorizerId}` }
  const { credentials } = desk.integration
  return { apiId, requestId, sourceArn: methodArn(desk), ...(credentials?.includes(':role/') ? { roleArn: credentials } : {}) }
}
