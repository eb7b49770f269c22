import { requiredText, structureOf, structuresOf, textOf } from '../../../aws/readMembers'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { PlannedStage, UsagePlan } from '../api/usagePlan'
import { badRequest, conflict, notFound } from '../faults'
import { partsOf, patchOperationsOf, present, type PatchOperation } from '../patch/patchOperation'
import type { QuotaPeriod } from '../rules/quotaPeriod'
import type { Rate } from '../rules/tokenBucket'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

export const createUsagePlan: Operation = (turn, input) => {
  const plan: UsagePlan = present({
    id: turn.newId(6),
    name: requiredText(input, 'name'),
    description: textOf(input, 'description'),
    apiStages: structuresOf(input, 'apiStages').map((stage) => plannedStage(turn, requiredText(stage, 'apiId'), requiredText(stage, 'stage'), stage)),
    throttle: rateOf(structureOf(input, 'throttle')),
    quota: quotaOf(structureOf(input, 'quota')),
    keyIds: [],
  }) as UsagePlan
  turn.keep({ usagePlans: set(turn.account.usagePlans, plan.id, plan) })
  return shown(plan)
}

/** @throws {Refusal} NotFoundException where there is no such stage */
function plannedStage(turn: Turn, apiId: string, stage: string, input: JsonObject): PlannedStage {
  const api = turn.named(apiId)
  const socketApi = get(turn.account.http.apis, apiId)
  const isStage = api ? get(api.stages, stage) : socketApi?.ProtocolType === 'WEBSOCKET' && get(socketApi.stages, stage)
  if (!isStage) notFound(`API Stage not found: ${apiId}:${stage}`)
  const throttle = Object.entries(structureOf(input, 'throttle') ?? {}).map(([method, rate]) => [method, rateOf(isJsonObject(rate) ? rate : undefined)])
  return { apiId, stage, ...(throttle.length > 0 ? { throttle: Object.fromEntries(throttle) as { [method: string]: Rate } } : {}) }
}

function rateOf(input: JsonObject | undefined): Rate | undefined {
  if (!input) return undefined
  const { rateLimit, burstLimit } = input
  return { rateLimit: typeof rateLimit === 'number' ? rateLimit : 0, burstLimit: typeof burstLimit === 'number' ? burstLimit : 0 }
}

function quotaOf(input: JsonObject | undefined): UsagePlan['quota'] {
  if (!input) return undefined
  const { limit, offset, period } = input
  if (typeof limit !== 'number' || limit < 1) badRequest('Usage Plan quota limit must be greater than 0')
  if (period !== 'DAY' && period !== 'WEEK' && period !== 'MONTH') badRequest('Usage Plan quota period must be one of: DAY, WEEK, MONTH')
  return { limit: limit as number, offset: typeof offset === 'number' ? offset : 0, period: period as QuotaPeriod }
}

function planOf(turn: Turn, input: JsonObject): UsagePlan {
  return get(turn.account.usagePlans, requiredText(input, 'usagePlanId')) ?? notFound('Invalid Usage Plan ID specified')
}

export const getUsagePlan: Operation = (turn, input) => shown(planOf(turn, input))

export const getUsagePlans: Operation = (turn, input) => {
  const keyId = textOf(input, 'keyId')
  const plans = [...ascending(turn.account.usagePlans)].map(([, plan]) => plan)
  return page(plans.filter(({ keyIds }) => keyId === undefined || keyIds.includes(keyId)).map(shown), input)
}

export const deleteUsagePlan: Operation = (turn, input) => {
  const plan = planOf(turn, input)
  if (plan.apiStages.length > 0) {
    badRequest(`Cannot delete Usage Plan ${plan.id} because it has associated API stages. Please disassociate all API stages from the usage plan and try again.`)
  }
  turn.keep({ usagePlans: remove(turn.account.usagePlans, plan.id) })
  return {}
}

export const updateUsagePlan: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const plan = operations.reduce((each, operation) => patched(turn, each, operation), planOf(turn, input))
  turn.keep({ usagePlans: set(turn.account.usagePlans, plan.id, plan) })
  return shown(plan)
}

function patched(turn: Turn, plan: UsagePlan, { op, path, value = '' }: PatchOperation): UsagePlan {
  const [first, second] = partsOf(path)
  if (first === 'apiStages' && second === undefined) {
    const [apiId = '', stage = ''] = value.split(':')
    const others = plan.apiStages.filter((planned) => planned.apiId !== apiId || planned.stage !== stage)
    return { ...plan, apiStages: op === 'remove' ? others : [...others, plannedStage(turn, apiId, stage, {})] }
  }
  if ((first === 'throttle' || first === 'quota') && op === 'remove' && second === undefined) return present({ ...plan, [first]: undefined }) as UsagePlan
  if (first === 'throttle' && (second === 'rateLimit' || second === 'burstLimit')) {
    return { ...plan, throttle: { rateLimit: 0, burstLimit: 0, ...plan.throttle, [second]: Number(value) } }
  }
  if (first === 'quota' && (second === 'limit' || second === 'offset' || second === 'period')) {
    const quota = { limit: 1, offset: 0, period: 'DAY', ...plan.quota, [second]: second === 'period' ? value : Number(value) } as const
    return present({ ...plan, quota: quotaOf(quota) }) as UsagePlan
  }
  if (op === 'replace' && (first === 'name' || first === 'description') && second === undefined) return { ...plan, [first]: value }
  return badRequest(`Invalid patch path ${path}`)
}

export const createUsagePlanKey: Operation = (turn, input) => {
  const plan = planOf(turn, input)
  const key = get(turn.account.apiKeys, requiredText(input, 'keyId')) ?? notFound('Invalid API Key identifier specified')
  if (requiredText(input, 'keyType') !== 'API_KEY') badRequest('Invalid key type specified')
  if (plan.keyIds.includes(key.id)) conflict('Usage Plan Key already exists')
  const stages = new Set(plan.apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`))
  const rival = [...ascending(turn.account.usagePlans)].some(
    ([, other]) => other.keyIds.includes(key.id) && other.apiStages.some(({ apiId, stage }) => stages.has(`${apiId}:${stage}`)),
  )
  if (rival) conflict('API Key is already associated with a Usage Plan of one of these API stages')
  turn.keep({ usagePlans: set(turn.account.usagePlans, plan.id, { ...plan, keyIds: [...plan.keyIds, key.id] }) })
  return present({ id: key.id, type: 'API_KEY', value: key.value, name: key.name }) as JsonObject
}

export const getUsagePlanKeys: Operation = (turn, input) => {
  const keys = planOf(turn, input).keyIds.flatMap((id) => {
    const key = get(turn.account.apiKeys, id)
    return key ? [present({ id, type: 'API_KEY', value: key.value, name: key.name }) as JsonObject] : []
  })
  return page(keys, input)
}

export const deleteUsagePlanKey: Operation = (turn, input) => {
  const plan = planOf(turn, input)
  const keyId = requiredText(input, 'keyId')
  if (!plan.keyIds.includes(keyId)) notFound('Invalid API Key identifier specified')
  turn.keep({ usagePlans: set(turn.account.usagePlans, plan.id, { ...plan, keyIds: plan.keyIds.filter((id) => id !== keyId) }) })
  return {}
}

function shown({ keyIds: _keys, ...plan }: UsagePlan): JsonObject {
  return plan as unknown as JsonObject
}
