import type { VirtualMs } from '../../../kernel/virtualTime'

/**
 * How long an idle environment is kept. AWS does not say: ten minutes without spread were measured
 * last (mikhail.io, August 2019), 5 to 45 minutes are told.
 */
export const IDLE_LIFETIME: VirtualMs = 600_000
