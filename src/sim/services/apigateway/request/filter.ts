import { decideRequest } from '../waf/decideRequest'
import { aclAt } from '../waf/wafOperations'
import { fail, pass, type Stage } from './stage'

/** What the stage's web ACL says, before anything else is looked at. A stage without one has no such stage of its pipeline. */
export const filter: Stage = {
  name: 'WAF',
  run({ turn, exchange, api, stage }) {
    const acl = aclAt(turn.account.waf, `${api.id}/${stage.stageName}`)
    if (!acl) return pass(exchange)
    const { action, rule, counted, waf } = decideRequest(turn.account.waf, acl, exchange.request, turn.context.now)
    turn.keep({ waf })
    const by = rule === undefined ? 'its default action' : `its rule ${rule}`
    if (action === 'Block') return fail({ type: 'WAF_FILTERED', message: 'Forbidden', reason: `the web ACL ${acl.name} blocks it, by ${by}` })
    return pass(exchange, { webAcl: acl.name, by, ...(counted.length > 0 ? { counted } : {}) })
  },
}
