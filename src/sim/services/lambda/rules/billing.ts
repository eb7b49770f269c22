import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

const STEP: VirtualMs = millisecondsOf('lambda.billing.step')

/** What an invocation is billed: INIT and handler together, rounded up. */
export function billedDuration(init: VirtualMs, duration: VirtualMs): number {
  return Math.ceil((init + duration) / STEP) * STEP
}
