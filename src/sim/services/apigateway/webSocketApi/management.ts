import { bytesOf } from '../../../../facts/facts'
import { utf8Bytes } from '../../../aws/bytes'
import { requiredText, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation/operation'
import type { Turn } from '../turn'
import { badRequest } from '../faults'
import { endConnection } from './clientCalls'
import { sendToClient } from './connection'
import { openConnection, type Connection } from './webSocketAccount'

const LARGEST = bytesOf('apigateway.websocket.message.size.limit')

/**
 * `@connections`: how a backend reaches a client. Where the call came by a stage's URL, that stage's connections
 * are all there are.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export const MANAGEMENT: { readonly [action: string]: Operation } = {
  PostToConnection(turn, input) {
    const { id } = connectionOf(turn, input)
    const data = requiredText(input, 'Data')
    if (utf8Bytes(data).length > LARGEST) refused('PayloadTooLargeException', 'Payload Too Large', 413)
    sendToClient(turn, id, data, '@connections')
    return {}
  },

  GetConnection(turn, input) {
    const { connectedAt, lastActiveAt, sourceIp, userAgent } = connectionOf(turn, input)
    return { ConnectedAt: connectedAt / 1000, Identity: { SourceIp: sourceIp, UserAgent: userAgent }, LastActiveAt: lastActiveAt / 1000 }
  },

  DeleteConnection(turn, input) {
    endConnection(turn, connectionOf(turn, input).id, { code: 1000, reason: 'Connection Closed Normally', by: '@connections' })
    return {}
  },
}

/** @throws {Refusal} GoneException (410), also of a client that is only about to connect; BadRequestException of what can be no connection's id */
function connectionOf(turn: Turn, input: JsonObject): Connection {
  const id = requiredText(input, 'ConnectionId')
  if (!/^[\w-]+=?$/.test(id)) badRequest(`Invalid connectionId: ${id}`)
  const connection = openConnection(turn, id)?.connection
  const isElsewhere = [textOf(input, 'apiId') ?? connection?.apiId, textOf(input, 'stageName') ?? connection?.stageName].join() !== [connection?.apiId, connection?.stageName].join()
  return connection && !isElsewhere ? connection : refused('GoneException', '', 410)
}
