import type { JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import { byteLength } from '../../services/stepfunctions/rules/byteLength'
import { billedDuration, billedMemory, expressPrice, gbSeconds, standardPrice } from '../../services/stepfunctions/rules/price'
import { isTransition } from '../../services/stepfunctions/rules/transitions'
import type { HistoryEvent } from './historyEvent'

/** What an execution has used so far, as far as AWS bills it. Child executions are billed on their own. */
export interface ExecutionUsage {
  readonly startedAt: VirtualMs
  readonly at: VirtualMs
  readonly transitions: number
  /** Branches of Parallel states and iterations of Maps begun. */
  readonly steps: number
  /** Of its input, or its output where that is larger, in bytes. */
  readonly payload: number
}

export const nothingUsed: ExecutionUsage = { startedAt: 0, at: 0, transitions: 0, steps: 0, payload: 0 }

/**
 * What was used after one more event of the execution's history.
 * @param previousType  the type of the event it follows
 */
export function usageAfter(usage: ExecutionUsage, event: HistoryEvent, previousType: string | undefined): ExecutionUsage {
  const { at, type, details } = event
  const data = type === 'ExecutionStarted' ? details['input'] : type === 'ExecutionSucceeded' ? details['output'] : undefined
  const beginsStep = type === 'MapIterationStarted' || (type.endsWith('StateEntered') && previousType === 'ParallelStateStarted')
  return {
    startedAt: type === 'ExecutionStarted' ? at : usage.startedAt,
    at,
    transitions: usage.transitions + (isTransition(type, previousType) ? 1 : 0),
    steps: usage.steps + (beginsStep ? 1 : 0),
    payload: data === undefined ? usage.payload : Math.max(usage.payload, byteLength(data, Number.POSITIVE_INFINITY)),
  }
}

/** What that comes to, in US dollars, with what it is made of. */
export type ExecutionCost =
  | { readonly type: 'STANDARD'; readonly dollars: number; readonly transitions: number }
  | {
      readonly type: 'EXPRESS'
      readonly dollars: number
      /** In milliseconds and MB, rounded up as AWS does. */
      readonly billedDuration: number
      readonly billedMemory: number
      readonly gbSeconds: number
    }

/** The cost of one execution at the prices of a month's first ones. */
export function executionCost(usage: ExecutionUsage, machine: { readonly type: string; readonly definition: JsonObject }): ExecutionCost {
  const { transitions, startedAt, at, steps, payload } = usage
  if (machine.type !== 'EXPRESS') return { type: 'STANDARD', dollars: standardPrice(transitions), transitions }
  const duration = billedDuration(at - startedAt)
  const memory = billedMemory({ definition: byteLength(machine.definition, Number.POSITIVE_INFINITY), payload, steps })
  const used = gbSeconds(memory, duration)
  const dollars = expressPrice({ requests: 1, gbSeconds: used })
  return { type: 'EXPRESS', dollars, billedDuration: duration, billedMemory: memory, gbSeconds: used }
}
