import type { VirtualMs } from '../../../kernel/virtualTime'

/**
 * Whole milliseconds that an invocation is billed: INIT and handler together, rounded up. INIT is
 * billed since August 2025 for all functions. @see https://aws.amazon.com/lambda/pricing/
 */
export function billedDuration(init: VirtualMs, duration: VirtualMs): number {
  return Math.ceil(init + duration)
}
