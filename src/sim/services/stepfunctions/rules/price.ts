import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/**
 * What Step Functions costs in us-east-1, in US dollars. The free tier (`stepfunctions.price.transitions.free`)
 * belongs to an account, not to an execution, and is left out.
 */
const PER_TRANSITION = numberOf('stepfunctions.price.transitions') / 1000
const PER_REQUEST = numberOf('stepfunctions.price.requests') / 1_000_000
/** Per GB-hour of a month's Express duration, each up to so many GB-hours. */
const PER_GB_HOUR = [
  { upTo: numberOf('stepfunctions.price.duration.first.limit'), price: numberOf('stepfunctions.price.duration.first') },
  { upTo: numberOf('stepfunctions.price.duration.next.limit'), price: numberOf('stepfunctions.price.duration.next') },
  { upTo: Number.POSITIVE_INFINITY, price: numberOf('stepfunctions.price.duration.rest') },
]

/** Standard executions: each state entered, each retry and each redrive is a transition. */
export function standardPrice(transitions: number): number {
  return transitions * PER_TRANSITION
}

/** Express executions of a month: requests, and duration by memory. */
export function expressPrice({ requests, gbSeconds }: { readonly requests: number; readonly gbSeconds: number }): number {
  const gbHours = gbSeconds / 3600
  let price = requests * PER_REQUEST
  let from = 0
  for (const { upTo, price: each } of PER_GB_HOUR) {
    if (gbHours > from) price += (Math.min(gbHours, upTo) - from) * each
    from = upTo
  }
  return price
}

const STEP: VirtualMs = millisecondsOf('stepfunctions.billing.step')
const BASE_MB = numberOf('stepfunctions.billing.memory.base')
const CHUNK_MB = numberOf('stepfunctions.billing.memory.chunk')

/** An Express execution's duration as it is billed: each 100 ms begun. One that took no time is billed once. */
export function billedDuration(lasted: VirtualMs): number {
  return Math.max(1, Math.ceil(lasted / STEP)) * STEP
}

/** What decides an Express execution's memory, in bytes. */
export interface ExpressSize {
  readonly definition: number
  /** The execution's data. */
  readonly payload: number
  /** Branches of Parallel states and iterations of Maps. */
  readonly steps: number
}

/** The memory of an Express execution as it is billed, in MB: 50 MB and its sizes, in chunks of 64 MB. */
export function billedMemory({ definition, payload, steps }: ExpressSize): number {
  const used = BASE_MB + (definition + payload * Math.max(1, steps)) / 1_000_000
  return Math.ceil(used / CHUNK_MB) * CHUNK_MB
}

/** What memory in MB comes to over a time. AWS counts 1,024 MB to the GB here. */
export function gbSeconds(memory: number, duration: VirtualMs): number {
  return (memory / 1024) * (duration / 1000)
}
