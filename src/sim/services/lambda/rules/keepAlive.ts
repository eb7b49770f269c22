import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** How long an idle environment is kept: AWS does not say. */
export const IDLE_LIFETIME: VirtualMs = millisecondsOf('lambda.environment.idle')
