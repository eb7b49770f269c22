import { ascending } from '../../../kernel/orderedTree'
import type { ApiKey, UsagePlan } from '../api/usagePlan'
import { periodStart } from '../rules/quotaPeriod'
import type { Turn } from '../turn'

/** A stage of an API of whatever kind. */
export interface StageName {
  readonly apiId: string
  readonly stageName: string
}

/** The key of a value where a usage plan of the stage has it; else why it opens nothing. */
export function plannedKey(turn: Turn, stage: StageName, value: string | undefined): { readonly key: ApiKey } | { readonly reason: string } {
  const key = [...ascending(turn.account.apiKeys)].map(([, each]) => each).find((each) => each.value === value)
  if (!key) return { reason: value === undefined ? 'no API key was sent' : 'no API key has this value' }
  if (!key.enabled) return { reason: 'the API key is disabled' }
  return planOf(turn, stage, key.id) ? { key } : { reason: 'the API key is in no usage plan of this stage' }
}

export function planOf(turn: Turn, { apiId, stageName }: StageName, keyId: string): UsagePlan | undefined {
  const plans = [...ascending(turn.account.usagePlans)].map(([, plan]) => plan)
  return plans.find((plan) => plan.keyIds.includes(keyId) && plan.apiStages.some((each) => each.apiId === apiId && each.stage === stageName))
}

/**
 * Counts a request against the plan's quota, also one that is throttled then.
 * @returns why there is none left; undefined where there is some, or no quota
 */
export function countQuota(turn: Turn, { id, quota }: UsagePlan, keyId: string): string | undefined {
  if (!quota) return undefined
  const { limit, offset, period } = quota
  const place = `${id} ${keyId}`
  const start = periodStart(period, turn.context.now)
  const counted = turn.account.quotas.get(place)
  // An offset is what the first period has already used up.
  const used = counted ? (counted.periodStart === start ? counted.used : 0) : offset
  if (used >= limit) return `${limit} requests a ${period.toLowerCase()} are used up`
  turn.keep({ quotas: turn.account.quotas.set(place, { periodStart: start, used: used + 1 }) })
  return undefined
}
