import { succeed } from '../../../../aws/answer'
import type { Json } from '../../../../kernel/json'
import { textOf } from '../../request/content'
import type { Headers, HttpAnswer } from '../../request/exchange'
import type { Turn } from '../../turn'
import { openConnectionWith, sendToClient } from '../connection'
import type { SocketExchange } from './socketExchange'
import type { SocketError } from './socketStage'

/** What comes of a run that got through: a connection, a message to the client, or nothing. */
export function answerRun(turn: Turn, exchange: SocketExchange): void {
  const { connection, occasion, answer } = exchange
  if (occasion.eventType === 'MESSAGE') {
    const text = answer ? textOf(answer.body) : ''
    if (text !== '') sendToClient(turn, connection.id, text, 'route response')
    return
  }
  if (occasion.eventType === 'DISCONNECT') return
  const status = answer?.status ?? 200
  if (status < 200 || status > 299) return handshake(turn, exchange, { status, headers: answer?.headers ?? {}, body: answer?.body ?? '' })
  openConnectionWith(turn, { ...connection, ...(exchange.authorized ? { authorized: exchange.authorized } : {}) })
  handshake(turn, exchange, { status: 101, headers: subprotocol(answer?.headers ?? {}), body: '' })
}

/** Of a backend's headers only the subprotocol is for the client. */
function subprotocol(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() === 'sec-websocket-protocol'))
}

/** What comes of a run that failed: nobody connects, or the client is told by a message of API Gateway's own. */
export function refuseRun(turn: Turn, exchange: SocketExchange, error: SocketError): void {
  const { connection, occasion } = exchange
  const text = `{"message": ${JSON.stringify(error.message)}, "connectionId":"${connection.id}", "requestId":"${exchange.id}"}`
  if (occasion.eventType === 'MESSAGE') sendToClient(turn, connection.id, text, 'error')
  if (occasion.eventType === 'CONNECT') handshake(turn, exchange, { status: error.status, headers: { 'Content-Type': ['application/json'] }, body: text })
}

function handshake(turn: Turn, { connection, occasion }: SocketExchange, answer: HttpAnswer): void {
  if (occasion.eventType !== 'CONNECT') return
  turn.do(succeed({ id: occasion.callId }, { connectionId: connection.id, ...answer } as unknown as Json))
}

