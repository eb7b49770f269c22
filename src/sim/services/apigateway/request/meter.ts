import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'
import { refilled, taken, type Rate, type TokenBucket } from '../rules/tokenBucket'
import type { Desk } from './desk'
import { headerOf } from './headerMap'
import { countQuota, planOf, plannedKey } from './plannedKey'
import { fail, pass, type Stage } from './stage'

const FORBIDDEN = { type: 'INVALID_API_KEY', message: 'Forbidden' }

/** Which plan of usage an API key puts the request under. */
export const checkApiKey: Stage = {
  name: 'API key',
  run(desk) {
    const { exchange, method, turn, snapshot } = desk
    if (!method.apiKeyRequired) return pass(exchange)
    const value = snapshot.apiKeySource === 'AUTHORIZER' ? exchange.authorized?.usageIdentifierKey : headerOf(exchange.request.headers, 'x-api-key')
    const found = plannedKey(turn, exchange, value)
    if ('reason' in found) return fail({ ...FORBIDDEN, reason: found.reason })
    const { id, value: sent } = found.key
    return pass({ ...exchange, apiKey: { id, value: sent } }, { apiKeyId: id })
  },
}

/** The account's own, by Region. */
export const ACCOUNT: Rate = { rateLimit: numberOf('apigateway.account.rate'), burstLimit: numberOf('apigateway.account.burst') }

/** A level of throttling that a request has to pass. */
export interface Level {
  readonly name: string
  readonly key: string
  readonly rate: Rate
}

/** Token buckets from the most exact to the account's, and quotas. A request that is refused costs no token. */
export const throttle: Stage = {
  name: 'Throttling and quota',
  run(desk) {
    const { exchange, turn } = desk
    const { apiKey } = exchange
    const plan = apiKey && planOf(turn, exchange, apiKey.id)
    const spent = plan && countQuota(turn, plan, apiKey.id)
    if (spent !== undefined) return fail({ type: 'QUOTA_EXCEEDED', message: 'Limit Exceeded', reason: spent })
    const took = takeTokens(turn, levelsOf(desk))
    if ('empty' in took) return fail({ type: 'THROTTLED', message: 'Too Many Requests', reason: took.empty })
    return pass(exchange, { levels: took.levels })
  },
}

/** A token of each level's bucket, or of none, where one is empty. */
export function takeTokens(turn: Turn, levels: readonly Level[]): { readonly levels: readonly JsonObject[] } | { readonly empty: string } {
  const buckets: [string, TokenBucket][] = []
  const told: JsonObject[] = []
  for (const { name, key, rate } of levels) {
    const bucket = refilled(turn.account.buckets.get(key), rate, turn.context.now)
    const left = taken(bucket) ?? (letIn(turn) ? { ...bucket, tokens: 0 } : undefined)
    if (!left) return { empty: `the bucket of ${name} is empty: ${rate.rateLimit} a second, burst ${rate.burstLimit}` }
    buckets.push([key, left])
    told.push({ level: name, ...rate, left: left.tokens })
  }
  turn.keep({ buckets: buckets.reduce((all, [key, bucket]) => all.set(key, bucket), turn.account.buckets) })
  return { levels: told }
}

/** Whether a limit that is reached lets a request in all the same: AWS applies them on a best-effort basis. */
function letIn({ context: { throttlingSlack = 0, draw } }: Turn): boolean {
  return throttlingSlack > 0 && draw() < throttlingSlack
}

function levelsOf(desk: Desk): readonly Level[] {
  const { exchange, api, stage, resource, method } = desk
  const name = `${resource.path}/${method.httpMethod}`
  const levels: Level[] = []
  const key = exchange.apiKey
  const plan = key && planOf(desk.turn, exchange, key.id)
  if (key && plan) {
    const ofMethod = plan.apiStages.find((each) => each.apiId === api.id && each.stage === stage.stageName)?.throttle?.[name]
    if (ofMethod) levels.push({ name: 'the usage plan’s method, per key', key: `plan ${plan.id} ${key.id} ${api.id} ${stage.stageName} ${name}`, rate: ofMethod })
    if (plan.throttle) levels.push({ name: 'the usage plan, per key', key: `plan ${plan.id} ${key.id}`, rate: plan.throttle })
  }
  const { methodSettings } = stage
  const own = methodSettings[`${resource.path.replace(/^\//, '')}/${method.httpMethod}`] ?? methodSettings[name]
  const setting = own ?? methodSettings['*/*']
  if (setting) {
    const rate = { rateLimit: setting.throttlingRateLimit, burstLimit: setting.throttlingBurstLimit }
    levels.push({ name: own ? 'the method' : 'the stage’s methods', key: `stage ${api.id} ${stage.stageName} ${name}`, rate })
  }
  return [...levels, { name: 'the account', key: 'account', rate: ACCOUNT }]
}
