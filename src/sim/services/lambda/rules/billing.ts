import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

const STEP: VirtualMs = millisecondsOf('lambda.billing.step')

/**
 * What an invocation is billed: INIT and handler together, rounded up.
 * @param initBilled  false for the rule before August 2025: INIT of a zip package on a managed runtime was free
 */
export function billedDuration(init: VirtualMs, duration: VirtualMs, initBilled = true): number {
  return Math.ceil(((initBilled ? init : 0) + duration) / STEP) * STEP
}
