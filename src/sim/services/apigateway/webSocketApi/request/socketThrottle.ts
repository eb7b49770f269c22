import { numberOf } from '../../../../../facts/facts'
import { routeLevels } from '../../httpApi/request/httpThrottle'
import { takeTokens, type Level } from '../../request/meter'
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
    const taken = takeTokens(turn, eventType === 'CONNECT' ? [...routeLevels(desk), CONNECTIONS] : routeLevels(desk))
    return 'empty' in taken ? failed(TOO_MANY_REQUESTS, taken.empty) : passed(exchange, { levels: taken.levels })
  },
}
