import { millisecondsOf } from '../../../../facts/facts'
import { utf8Bytes } from '../../../aws/bytes'
import type { Turn } from '../turn'
import type { SocketExchange } from './request/socketExchange'
import { keepSockets, openConnection, type Connection } from './webSocketAccount'

/** Milliseconds. */
const IDLE = millisecondsOf('apigateway.websocket.connection.idle')
const LONGEST = millisecondsOf('apigateway.websocket.connection.duration')

/** How a connection ends. */
export interface Closing {
  /** As RFC 6455 has it. */
  readonly code: number
  readonly reason: string
  readonly by: 'client' | 'API Gateway' | '@connections'
}

/** Of connections that have been idle, or open, for their time. */
export const GOING_AWAY: Closing = { code: 1001, reason: 'Going away', by: 'API Gateway' }

/** A client is connected. Nobody waits for the end of a connection: its limits are in the background. */
export function openConnectionWith(turn: Turn, connection: Connection): void {
  const { id, apiId, stageName } = connection
  const { now } = turn.context
  keepSockets(turn, { connections: turn.account.sockets.connections.set(id, { ...connection, lastActiveAt: now }) })
  turn.tell(apiId, 'ConnectionOpened', { connectionId: id, stageName })
  turn.do({ type: 'schedule', signal: { type: 'ConnectionAged', connectionId: id }, after: LONGEST, key: `aged ${id}`, background: true })
  awaitIdle(turn, id)
}

/** A message has gone one way or the other. */
export function touch(turn: Turn, connection: Connection): void {
  keepSockets(turn, { connections: turn.account.sockets.connections.set(connection.id, { ...connection, lastActiveAt: turn.context.now }) })
  awaitIdle(turn, connection.id)
}

function awaitIdle(turn: Turn, connectionId: string): void {
  turn.do({ type: 'schedule', signal: { type: 'ConnectionIdle', connectionId }, after: IDLE, key: `idle ${connectionId}`, background: true })
}

/** The client of this world gets a message; nothing where the connection is gone by now. */
export function sendToClient(turn: Turn, connectionId: string, body: string, source: 'route response' | 'error' | '@connections'): void {
  const open = openConnection(turn, connectionId)
  if (!open) return
  const { connection } = open
  turn.tell(connection.apiId, 'MessageSent', { connectionId, stageName: connection.stageName, bytes: utf8Bytes(body).length, source })
  toClient(turn, 'Deliver', { connectionId, body })
  touch(turn, connection)
}

/** @returns the connection that was open, if it was */
export function closeConnection(turn: Turn, connectionId: string, { code, reason, by }: Closing): Connection | undefined {
  const connection = turn.account.sockets.connections.get(connectionId)
  if (!connection) return undefined
  const { apiId, stageName, connectedAt } = connection
  keepSockets(turn, { connections: turn.account.sockets.connections.delete(connectionId) })
  turn.do({ type: 'cancel', key: `aged ${connectionId}` })
  turn.do({ type: 'cancel', key: `idle ${connectionId}` })
  turn.tell(apiId, 'ConnectionClosed', { connectionId, stageName, code, reason, by, connectedMs: Math.round(turn.context.now - connectedAt) })
  if (by !== 'client') toClient(turn, 'Close', { connectionId, code, reason })
  return connection
}

/** What clients are connected to is deleted: an API, or one stage of it. */
export function closeConnections(turn: Turn, apiId: string, stageName?: string): void {
  for (const [id, connection] of turn.account.sockets.connections) {
    if (connection.apiId === apiId && (stageName === undefined || connection.stageName === stageName)) closeConnection(turn, id, GOING_AWAY)
  }
}

/** Clients are outside: they are reached as other hosts are, by a call that the log shows. Nobody waits for its answer. */
function toClient(turn: Turn, action: 'Deliver' | 'Close', input: { readonly connectionId: string; readonly [member: string]: string | number }): void {
  turn.do({ type: 'call', service: 'websocket', action, input, principal: 'apigateway.amazonaws.com', ref: { exchange: '', stage: action } })
}

/** A run's own part that is the same on all occasions. */
export function newRun(turn: Turn, connection: Connection, deploymentId: string): Omit<SocketExchange, 'occasion'> {
  return { id: `${turn.newId(15)}=`, connection, deploymentId, receivedAt: turn.context.now, at: 0, ...(connection.authorized ? { authorized: connection.authorized } : {}) }
}
