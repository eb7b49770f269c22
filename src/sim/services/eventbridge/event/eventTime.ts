import type { VirtualMs } from '../../../kernel/virtualTime'

/** A moment as events carry it, to the second: `2025-01-01T00:00:00Z`. */
export function eventTime(at: VirtualMs): string {
  return `${new Date(Math.floor(at)).toISOString().slice(0, 19)}Z`
}
