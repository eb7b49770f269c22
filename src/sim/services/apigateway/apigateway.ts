import { answerCall, refuse, unlessRefused } from '../../aws/answer'
import type { ApiCall, CallResult } from '../../aws/apiCall'
import { notSimulated } from '../../aws/notSimulated'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { emptyAccount, type ApiGatewayAccount } from './account'
import { JUDGED } from './constraints'
import { HTTP_OPERATIONS } from './httpApi/httpOperations'
import { httpApiNamed } from './httpApi/httpAccount'
import { httpTimedOut, receiveHttp, resumeHttp } from './httpApi/request/httpPipeline'
import { hearLogs, LOGS } from './logging/logWriter'
import * as accounts from './operation/accounts'
import * as apiKeys from './operation/apiKeys'
import * as authorizers from './operation/authorizers'
import * as deployments from './operation/deployments'
import * as documentation from './operation/documentation'
import * as gatewayResponses from './operation/gatewayResponses'
import * as integrationResponses from './operation/integrationResponses'
import * as integrations from './operation/integrations'
import * as methodResponses from './operation/methodResponses'
import * as methods from './operation/methods'
import * as models from './operation/models'
import type { Operation } from './operation/operation'
import * as requestValidators from './operation/requestValidators'
import * as resources from './operation/resources'
import * as restApis from './operation/restApis'
import * as stages from './operation/stages'
import * as usagePlans from './operation/usagePlans'
import { exportApi } from './openapi/exportHttpApi'
import { importApi, reimportApi } from './openapi/importHttpApi'
import { getExport } from './openapi/exportRestApi'
import { importRestApi, putRestApi } from './openapi/importRestApi'
import { createVpcLink, noSuchVpcLink } from './operation/vpcLinks'
import { clusterReady } from './request/cache'
import { answerWhoSigned, AUTHORIZE, INVALIDATE } from './request/iamAuthorizer'
import { receive, resume, timedOut } from './request/pipeline'
import { policyOnApi } from './request/resourcePolicy'
import { testInvokeMethod } from './request/testInvoke'
import type { ApiGatewaySignal, ExchangeRef } from './signals'
import { Turn } from './turn'
import * as waf from './waf/wafOperations'
import { CLIENT_CALLS, endConnection } from './webSocketApi/clientCalls'
import { GOING_AWAY } from './webSocketApi/connection'
import { MANAGEMENT } from './webSocketApi/management'
import { resumeRun, runTimedOut } from './webSocketApi/request/socketPipeline'

/** What is simulated of the API: operations are named as their actions. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = byAction({
  ...accounts,
  ...apiKeys,
  ...authorizers,
  ...deployments,
  ...documentation,
  ...gatewayResponses,
  ...integrations,
  ...integrationResponses,
  ...methods,
  ...methodResponses,
  ...models,
  ...requestValidators,
  ...resources,
  ...restApis,
  ...stages,
  ...usagePlans,
  getExport,
  importRestApi,
  putRestApi,
  createVpcLink,
  getVpcLink: noSuchVpcLink,
  updateVpcLink: noSuchVpcLink,
  deleteVpcLink: noSuchVpcLink,
})

function byAction(operations: { readonly [name: string]: Operation }): { readonly [action: string]: Operation } {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name.charAt(0).toUpperCase() + name.slice(1), operation]))
}

const { aclAt: _aclAt, ...wafOperations } = waf

/** By the API that a call is of. */
const OPERATIONS_OF: { readonly [service: string]: { readonly [action: string]: Operation } } = { apigateway: OPERATIONS, apigatewayv2: byAction({ ...HTTP_OPERATIONS, exportApi, importApi, reimportApi }), apigatewaymanagementapi: MANAGEMENT, wafv2: byAction(wafOperations) }

/** API Gateway's REST, HTTP and WebSocket APIs in one account and Region: their definition, and the requests to them. */
export const apigateway: Service<ApiGatewayAccount, ApiGatewaySignal> = {
  id: 'apigateway',
  alsoAnswers: ['apigatewayv2', 'apigatewaymanagementapi', 'wafv2', 'execute-api'],
  initial: emptyAccount,
  checkedByModel: { ...JUDGED, actions: [...Object.keys(OPERATIONS), ...Object.keys(byAction(HTTP_OPERATIONS))] },
  react,
  policyOn: policyOnApi,
}

function react(account: ApiGatewayAccount, signal: ApiGatewaySignal | FrontDoorSignal, context: Context): Reaction<ApiGatewayAccount, ApiGatewaySignal> {
  const turn = new Turn(account, context)
  switch (signal.type) {
    case 'Call': {
      const refused = answer(turn, signal.call)
      if (refused) return { state: account, effects: [refused] }
      break
    }
    case 'Reply': {
      const ref = signal.ref as ExchangeRef
      if (ref.stage === LOGS) hearLogs(turn, ref.exchange, signal.result)
      else pipelineOf(turn, ref.exchange).resume(turn, ref, signal.result)
      break
    }
    case 'IntegrationTimedOut':
      pipelineOf(turn, signal.exchange).timedOut(turn, signal.exchange)
      break
    case 'ConnectionIdle':
    case 'ConnectionAged':
      endConnection(turn, signal.connectionId, GOING_AWAY)
      break
    case 'CacheClusterReady':
      clusterReady(turn, signal.apiId, signal.stageName)
  }
  return turn.reaction()
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  if (call.service === 'execute-api') return invoked(turn, call)
  if (call.service === 'apigateway' && call.action === 'TestInvokeMethod') return answerLater(() => testInvokeMethod(turn, call), call)
  return answerCall(OPERATIONS_OF[call.service] ?? OPERATIONS, call, (operation) => operation(turn, call.input), (reply) => turn.do(reply))
}

/** The answer comes once the backend has answered. */
function answerLater(work: () => void, call: ApiCall) {
  return unlessRefused<ReturnType<typeof refuse> | undefined>(
    () => {
      work()
      return undefined
    },
    (fault) => refuse(call, fault),
  )
}

/** What a client does: a request, or what there is to do with a WebSocket. */
function invoked(turn: Turn, call: ApiCall) {
  if (call.action === AUTHORIZE || call.action === INVALIDATE) return answerWhoSigned(turn, call)
  const ofSocket = Object.hasOwn(CLIENT_CALLS, call.action) ? CLIENT_CALLS[call.action] : undefined
  if (ofSocket) return ofSocket(turn, call)
  if (call.action !== 'Invoke') return refuse(call, notSimulated(`execute-api:${call.action}`))
  const http = httpApiNamed(turn, String(call.input['apiId']))
  return http?.ProtocolType === 'HTTP' ? receiveHttp(turn, call, http) : receive(turn, call)
}

/** What goes on with an exchange. An id is of one kind of API. */
function pipelineOf({ account: { http, sockets } }: Turn, exchange: string): { resume(turn: Turn, ref: ExchangeRef, answer: CallResult): void; timedOut(turn: Turn, exchange: string): void } {
  if (http.exchanges.has(exchange)) return { resume: resumeHttp, timedOut: httpTimedOut }
  return sockets.exchanges.has(exchange) ? { resume: resumeRun, timedOut: runTimedOut } : { resume, timedOut }
}
