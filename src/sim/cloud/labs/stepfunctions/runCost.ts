import type { JsonObject } from '../../../kernel/json'
import { executionCost, nothingUsed, usageAfter, type ExecutionCost } from '../../views/executionCost'
import type { HistoryEvent } from '../../views/historyEvent'
import type { LabWorld } from './lab'

/** What an execution of the world's machine costs that has come this far. */
export function runCost(events: readonly HistoryEvent[], { type = 'STANDARD', definition }: LabWorld): ExecutionCost {
  const types = new Map(events.map((event) => [event.id, event.type]))
  const usage = events.reduce((used, event) => usageAfter(used, event, types.get(event.previousEventId)), nothingUsed)
  return executionCost(usage, { type, definition: JSON.parse(definition) as JsonObject })
}
