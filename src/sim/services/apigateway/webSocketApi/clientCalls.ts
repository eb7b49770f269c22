import { bytesOf, numberOf } from '../../../../facts/facts'
import { succeed } from '../../../aws/answer'
import type { ApiCall } from '../../../aws/apiCall'
import type { Json } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import type { HttpApi } from '../httpApi/api/httpApi'
import { httpApiNamed } from '../httpApi/httpAccount'
import { bytesOf as contentBytes, textOf } from '../request/content'
import type { ClientRequest, Content, HttpAnswer } from '../request/exchange'
import { headerOf } from '../request/headerMap'
import type { Turn } from '../turn'
import { closeConnection, newRun, touch, type Closing } from './connection'
import { runRoute } from './request/socketPipeline'
import { openConnection, type Connection } from './webSocketAccount'

const LARGEST_FRAME = bytesOf('apigateway.websocket.frame.size.limit')
const LARGEST_MESSAGE = bytesOf('apigateway.websocket.message.size.limit')
/** Characters. */
const LONGEST_URL = numberOf('apigateway.websocket.url.length.most')

const TOO_BIG: Closing = { code: 1009, reason: 'Message too big', by: 'API Gateway' }
const NOT_TEXT: Closing = { code: 1003, reason: 'Binary frames are not supported', by: 'API Gateway' }

/** What clients of WebSocket APIs do, as `execute-api` is told of it. */
export const CLIENT_CALLS: { readonly [action: string]: (turn: Turn, call: ApiCall) => void } = { Connect: connect, SendMessage: sendMessage, Disconnect: disconnect }

/** `{ apiId, stageName, target, request }` → the answer to the request to upgrade: 101 with the `connectionId`, or a refusal. */
function connect(turn: Turn, call: ApiCall): void {
  const { apiId, stageName, target } = call.input as { apiId?: string; stageName?: string; target?: string }
  const request = call.input['request'] as unknown as ClientRequest
  const api = httpApiNamed(turn, apiId ?? '')
  const stage = api && get(api.stages, stageName ?? '')
  const url = `wss://${request.host}${target ?? ''}`
  if (url.length > LONGEST_URL) return refuse(turn, call, 414, `{"message":"Request-URI Too Long"}`)
  if (api?.ProtocolType !== 'WEBSOCKET' || !stage?.DeploymentId || api.DisableExecuteApiEndpoint || request.path !== '/') return refuse(turn, call, 403, '{"message":"Forbidden"}')
  const { now } = turn.context
  const connection: Connection = {
    id: `${turn.newId(15)}=`, apiId: api.ApiId, stageName: stage.StageName, connectedAt: now, lastActiveAt: now,
    host: request.host, sourceIp: request.sourceIp, userAgent: headerOf(request.headers, 'User-Agent') ?? '',
  }
  runRoute(turn, { ...newRun(turn, connection, stage.DeploymentId), occasion: { eventType: 'CONNECT', callId: call.id, request } })
}

function refuse(turn: Turn, call: ApiCall, status: number, body: string): void {
  const answer: HttpAnswer = { status, headers: { 'Content-Type': ['application/json'], 'x-amzn-RequestId': [call.requestId] }, body }
  turn.do(succeed(call, answer as unknown as Json))
}

/** `{ connectionId, body, kind: 'text' | 'binary', largestFrame }`: answered at once, whatever comes of the message. */
function sendMessage(turn: Turn, call: ApiCall): void {
  turn.do(succeed(call, {}))
  const { connectionId = '', kind, largestFrame = 0 } = call.input as { connectionId?: string; kind?: string; largestFrame?: number }
  const open = openConnection(turn, connectionId)
  if (!open) return
  const body = call.input['body'] as Content
  if (largestFrame > LARGEST_FRAME || contentBytes(body).length > LARGEST_MESSAGE) return endConnection(turn, connectionId, TOO_BIG)
  if (kind === 'binary') return endConnection(turn, connectionId, NOT_TEXT)
  const { connection, stage } = open
  touch(turn, connection)
  if (stage.DeploymentId === undefined) return
  runRoute(turn, { ...newRun(turn, connection, stage.DeploymentId), occasion: { eventType: 'MESSAGE', messageId: `${turn.newId(15)}=`, body: textOf(body) } })
}

/** `{ connectionId, code, reason }`: the client has closed. */
function disconnect(turn: Turn, call: ApiCall): void {
  turn.do(succeed(call, {}))
  const { connectionId = '', code = 1005, reason = 'Client-side close frame status not set' } = call.input as { connectionId?: string; code?: number; reason?: string }
  endConnection(turn, connectionId, { code, reason, by: 'client' })
}

/** Closes a connection, and tells `$disconnect` of it. */
export function endConnection(turn: Turn, connectionId: string, closing: Closing): void {
  const connection = closeConnection(turn, connectionId, closing)
  const stage = connection && stageOf(httpApiNamed(turn, connection.apiId), connection)
  if (!connection || stage?.DeploymentId === undefined) return
  const { code, reason } = closing
  runRoute(turn, { ...newRun(turn, connection, stage.DeploymentId), occasion: { eventType: 'DISCONNECT', code, reason } })
}

function stageOf(api: HttpApi | undefined, { stageName }: Connection) {
  return api && get(api.stages, stageName)
}
