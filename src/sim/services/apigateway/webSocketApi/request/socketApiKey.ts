import { headerOf } from '../../request/headerMap'
import { countQuota, planOf, plannedKey } from '../../request/plannedKey'
import { failed, FORBIDDEN, passed, TOO_MANY_REQUESTS, type SocketStage } from './socketStage'

/** Which plan of usage an API key puts whoever connects under, and whether its quota has one left. */
export const socketApiKey: SocketStage = {
  name: 'API key',
  run({ exchange, route, snapshot, turn }) {
    const { occasion, connection, authorized } = exchange
    if (occasion.eventType !== 'CONNECT' || !route?.ApiKeyRequired) return passed(exchange)
    const ofAuthorizer = authorized?.kind === 'lambda' ? authorized.usageIdentifierKey : undefined
    const value = snapshot.ApiKeySelectionExpression === '$request.header.x-api-key' ? headerOf(occasion.request.headers, 'x-api-key') : ofAuthorizer
    const found = plannedKey(turn, connection, value)
    if ('reason' in found) return failed({ ...FORBIDDEN, type: 'INVALID_API_KEY' }, found.reason)
    const { id, value: sent } = found.key
    const spent = countQuota(turn, planOf(turn, connection, id)!, id)
    if (spent !== undefined) return failed({ ...TOO_MANY_REQUESTS, message: 'Limit Exceeded', type: 'QUOTA_EXCEEDED' }, spent)
    return passed({ ...exchange, apiKey: { id, value: sent } }, { apiKeyId: id })
  },
}
