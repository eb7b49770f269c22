import { EMPTY_LINE, type Line } from '../../kernel/line'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { MachineType } from './interpreter/execution'

/**
 * Executions with no time of their own, in the order of their starts and so of the ends of their time. Nearly all end
 * before: one signal waits for the first of them, where one for each would be scheduled and cancelled for nothing.
 */
export type OpenExecutions = { readonly [type in MachineType]: Line<{ readonly arn: string; readonly startedAt: VirtualMs }> }

export const noneOpen: OpenExecutions = { STANDARD: EMPTY_LINE, EXPRESS: EMPTY_LINE }
