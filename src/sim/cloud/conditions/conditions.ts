import type { PolicyMode } from '../access/access'
import type { JsonObject } from '../../kernel/json'
import { PersistentMap } from '../../kernel/persistentMap'
import { readFault, type FaultRule } from './fault'
import type { Buckets } from '../../aws/traffic/throttling'

/** What a world lays on the calls in it, besides what the services do: part of its set-up, changeable while it runs. */
export interface Conditions {
  /** How far policies decide. */
  readonly policies: PolicyMode
  readonly latency: 'none' | 'typical'
  readonly controlPlaneThrottling: boolean
  /** In the order they were put. */
  readonly faults: readonly FaultRule[]
  readonly buckets: Buckets
  /** How large a share of what AWS does at least once is done twice. */
  readonly secondTimes: number
  /** How large a share of the requests that an empty bucket or a used-up quota of API Gateway refuses is let in all the same. */
  readonly throttlingSlack: number
}

/** As a world's set-up gives them. */
export interface ConditionOptions {
  readonly policies?: PolicyMode | undefined
  readonly latency?: 'none' | 'typical' | undefined
  readonly controlPlaneThrottling?: boolean | undefined
  readonly faults?: readonly JsonObject[] | undefined
  readonly secondTimes?: number | undefined
  readonly throttlingSlack?: number | undefined
}

/** @throws {RangeError} where a fault or a share cannot be read: whoever sets up a world writes them */
export function conditionsOf({ policies = 'defined', latency = 'none', controlPlaneThrottling = false, faults = [], secondTimes = 0, throttlingSlack = 0 }: ConditionOptions): Conditions {
  const rules = faults.map((given) => {
    const rule = readFault(given)
    if (typeof rule === 'string') throw new RangeError(`fault ${JSON.stringify(given)}: ${rule}`)
    return rule
  })
  if (!(secondTimes >= 0 && secondTimes <= 1)) throw new RangeError(`secondTimes: ${secondTimes} is no share from 0 to 1`)
  if (!(throttlingSlack >= 0 && throttlingSlack <= 1)) throw new RangeError(`throttlingSlack: ${throttlingSlack} is no share from 0 to 1`)
  return { policies, latency, controlPlaneThrottling, faults: rules, buckets: PersistentMap(), secondTimes, throttlingSlack }
}

/** Whether calls reach their services at once and unharmed. */
export function isPlain({ faults, latency, controlPlaneThrottling, secondTimes }: Conditions): boolean {
  return faults.length === 0 && latency === 'none' && !controlPlaneThrottling && secondTimes === 0
}
