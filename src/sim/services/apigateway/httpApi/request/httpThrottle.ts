import { ACCOUNT, takeTokens, type Level } from '../../request/meter'
import type { RouteSettings } from '../api/httpApi'
import type { HttpDesk } from './httpDesk'
import { failed, passed, TOO_MANY_REQUESTS, type HttpStage } from './httpStage'

/** The route's bucket, and the account's, which all its APIs share. */
export const httpThrottle: HttpStage = {
  name: 'Throttling',
  run(desk) {
    const taken = takeTokens(desk.turn, routeLevels(desk))
    if ('empty' in taken) return failed(TOO_MANY_REQUESTS, taken.empty)
    return passed(desk.exchange, { levels: taken.levels })
  },
}

/** Also of WebSocket APIs. */
export function routeLevels({ api, stage, routeKey }: Pick<HttpDesk, 'api' | 'stage' | 'routeKey'>): readonly Level[] {
  const account: Level = { name: 'the account', key: 'account', rate: ACCOUNT }
  const own = stage.RouteSettings[routeKey]
  const settings = own && limits(own) ? own : stage.DefaultRouteSettings
  if (!limits(settings)) return [account]
  const rate = { rateLimit: settings.ThrottlingRateLimit ?? ACCOUNT.rateLimit, burstLimit: settings.ThrottlingBurstLimit ?? ACCOUNT.burstLimit }
  return [{ name: settings === own ? 'the route' : 'the stage’s routes', key: `stage ${api.ApiId} ${stage.StageName} ${routeKey}`, rate }, account]
}

function limits({ ThrottlingRateLimit, ThrottlingBurstLimit }: RouteSettings): boolean {
  return ThrottlingRateLimit !== undefined || ThrottlingBurstLimit !== undefined
}
