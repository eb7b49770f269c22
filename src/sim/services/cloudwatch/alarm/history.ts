import { millisecondsOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'

export const HISTORY_TYPES = ['ConfigurationUpdate', 'StateUpdate', 'Action'] as const

/** Something that happened to an alarm. */
export interface HistoryItem {
  readonly alarm: string
  readonly at: VirtualMs
  readonly type: (typeof HISTORY_TYPES)[number]
  readonly summary: string
  readonly data: JsonObject
}

const KEPT = millisecondsOf('cloudwatch.alarm.history')

export function isKept({ at }: HistoryItem, now: VirtualMs): boolean {
  return now - at <= KEPT
}
