import { numberOf } from '../../../../../facts/facts'
import { routeLevels } from '../../httpApi/request/httpThrottle'
import { takeTokens, type Level } from '../../request/meter'
import { planOf } from '../../request/plannedKey'
import type { SocketDesk } from './socketDesk'
import { failed, passed, TOO_MANY_REQUESTS, type SocketStage } from './socketStage'

/** New ones, of all WebSocket APIs together. */
const CONNECTIONS: Level = {
  name: 'the account’s new connections',
  key: 'connections',
  rate: { rateLimit: numberOf('apigateway.websocket.connections.rate'), burstLimit: numberOf('apigateway.websocket.connections.burst') },
}

/** The route's bucket, the account's, and of new connections one more. A connection's end is never refused. */
export const socketThrottle: SocketStage = {
  name: 'Throttling',
  run(desk) {
    const { exchange, turn } = desk
    const { eventType } = exchange.occasion
    if (eventType === 'DISCONNECT') return passed(exchange)
    const taken = takeTokens(turn, [...planLevels(desk), ...routeLevels(desk), ...(eventType === 'CONNECT' ? [CONNECTIONS] : [])])
    return 'empty' in taken ? failed(TOO_MANY_REQUESTS, taken.empty) : passed(exchange, { levels: taken.levels })
  },
}

/** Of whoever connects by a key, the plan's, for each key. */
function planLevels({ exchange: { apiKey, connection }, turn }: SocketDesk): readonly Level[] {
  if (!apiKey) return []
  const plan = planOf(turn, connection, apiKey.id)
  return plan?.throttle ? [{ name: 'the usage plan, per key', key: `plan ${plan.id} ${apiKey.id}`, rate: plan.throttle }] : []
}
