import type { Rate } from '../rules/tokenBucket'
import type { QuotaPeriod } from '../rules/quotaPeriod'

/** A key that clients send with `x-api-key`. It tells who asks; it is no way to tell who they are. */
export interface ApiKey {
  readonly id: string
  readonly name?: string
  readonly description?: string
  readonly value: string
  readonly enabled: boolean
  readonly createdDate: number
  readonly lastUpdatedDate: number
}

/** How much those who have one of its keys may ask for, in which stages. */
export interface UsagePlan {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly apiStages: readonly PlannedStage[]
  readonly throttle?: Rate
  readonly quota?: { readonly limit: number; readonly offset: number; readonly period: QuotaPeriod }
  readonly keyIds: readonly string[]
}

export interface PlannedStage {
  readonly apiId: string
  readonly stage: string
  /** By `{resource path}/{method}`. */
  readonly throttle?: { readonly [method: string]: Rate }
}
