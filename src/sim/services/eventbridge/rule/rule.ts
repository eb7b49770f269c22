import { numberOf } from '../../../../facts/facts'
import type { EventPattern } from '../../../expression/eventPattern/eventPattern'
import type { JsonObject } from '../../../kernel/json'
import type { Schedule } from '../../../aws/schedule/schedule'
import type { InputSource } from './targetInput'

/** A rule of an event bus: which events, or when; and where to. */
export interface Rule {
  readonly name: string
  readonly state: 'ENABLED' | 'DISABLED'
  readonly pattern?: EventPattern
  readonly schedule?: Schedule
  readonly description?: string
  readonly roleArn?: string
  readonly targets: readonly Target[]
  /** Counts the changes to the schedule and the state: what was scheduled before does not come any more. */
  readonly revision: number
}

export interface Target {
  readonly id: string
  readonly arn: string
  /** As it was put, which is how it is listed. */
  readonly given: JsonObject
  readonly roleArn: string | undefined
  readonly input: InputSource
  readonly messageGroupId: string | undefined
  /** Of a stream: where in an event its records' partition keys are. */
  readonly partitionKeyPath: string | undefined
  readonly deadLetterArn: string | undefined
  readonly retryAttempts: number
  readonly maximumAgeSeconds: number
}

/** The retry policy of a target that has none. [EB] */
export const RETRY_ATTEMPTS = numberOf('eventbridge.delivery.retries.limit')
export const MAXIMUM_AGE_SECONDS = numberOf('eventbridge.delivery.age.longest')
