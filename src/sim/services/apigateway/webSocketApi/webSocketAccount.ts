import { get } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { HttpApi, Stage } from '../httpApi/api/httpApi'
import { httpApiNamed } from '../httpApi/httpAccount'
import type { Turn } from '../turn'
import type { SocketAuthorized, SocketExchange } from './request/socketExchange'

/** What API Gateway keeps of WebSocket APIs besides their definition. */
export interface WebSocketAccount {
  /** Those that are open, by id. */
  readonly connections: PersistentMap<string, Connection>
  /** What waits for an authorizer or a backend, by id. */
  readonly exchanges: PersistentMap<string, SocketExchange>
}

/** A client's connection to a stage. */
export interface Connection {
  readonly id: string
  readonly apiId: string
  readonly stageName: string
  readonly connectedAt: VirtualMs
  /** When a message last went either way. */
  readonly lastActiveAt: VirtualMs
  readonly host: string
  readonly sourceIp: string
  readonly userAgent: string
  /** What was found out about the caller when the client connected holds for all its messages. */
  readonly authorized?: SocketAuthorized
}

export const emptyWebSocketAccount: WebSocketAccount = { connections: PersistentMap(), exchanges: PersistentMap() }

export function keepSockets(turn: Turn, change: Partial<WebSocketAccount>): void {
  turn.keep({ sockets: { ...turn.account.sockets, ...change } })
}

/** An open connection and what it is to; undefined where it is none, or its API or stage is gone. */
export function openConnection(turn: Turn, id: string): { readonly connection: Connection; readonly api: HttpApi; readonly stage: Stage } | undefined {
  const connection = turn.account.sockets.connections.get(id)
  const api = connection && httpApiNamed(turn, connection.apiId)
  const stage = api && get(api.stages, connection.stageName)
  return connection && api && stage && { connection, api, stage }
}
