import { numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** How many child executions a Map Run started since the second began in which it started the last one. */
export interface Dispatch {
  readonly since: VirtualMs
  readonly count: number
}

export const NOT_DISPATCHED: Dispatch = { since: Number.NEGATIVE_INFINITY, count: 0 }

/** Child executions a Map Run starts in a second. */
const A_SECOND = {
  STANDARD: numberOf('stepfunctions.map.dispatch.standard'),
  EXPRESS: numberOf('stepfunctions.map.dispatch.express'),
} as const

/**
 * The dispatch in which a child that starts now counts; full ones tell when there is room again.
 * AWS gives the rates and not how it counts: here by seconds, the first of which begins with the first start.
 */
export function dispatchAt(last: Dispatch, childType: keyof typeof A_SECOND, now: VirtualMs): Dispatch & { readonly fullFor: VirtualMs } {
  const current = now - last.since < 1000 ? last : { since: now, count: 0 }
  return { ...current, fullFor: current.count < A_SECOND[childType] ? 0 : current.since + 1000 - now }
}
