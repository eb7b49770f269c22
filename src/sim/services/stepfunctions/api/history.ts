import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { refused } from '../refusal'
import { checkArn, texts } from './checks'
import type { Operation } from '../outcome'
import { page, pageOf } from './page'

/**
 * GetExecutionHistory, read off the log: what happened to an execution is kept once.
 * Express executions have no history in the API; theirs goes to CloudWatch Logs.
 */
export const getExecutionHistory: Operation = (account, input, context) => {
  const { executionArn = '' } = texts(input, 'executionArn')
  checkArn(executionArn, 'execution')
  if (!account.executions.has(executionArn)) refused('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`)
  const request = pageOf(input, context.now)
  const told = context.eventsOf(executionArn).filter(isHistory)
  const ordered = input['reverseOrder'] === true ? told.reverse() : told
  const { items, more } = page(ordered, request)
  const withData = input['includeExecutionData'] !== false
  return { account, output: { events: items.map((event) => historyEvent(event, withData)), ...more } }
}

/** Whether the log's event belongs to a history: calls about an execution do not. */
export function isHistory(event: SimEvent): boolean {
  return event.service === 'states' && typeof event.detail['previousEventId'] === 'number'
}

/**
 * A history event as the API shows it. The log holds payloads as values; the API gives their JSON
 * text, and says with each whether it was cut.
 */
export function historyEvent({ at, type, detail }: SimEvent, withData = true): JsonObject {
  const shown: Record<string, Json> = { timestamp: at / 1000, type }
  for (const [member, value] of Object.entries(detail)) {
    shown[member] = member.endsWith('EventDetails') && isJsonObject(value) ? shownDetails(value, withData) : value
  }
  return shown
}

const DATA: ReadonlySet<string> = new Set(['input', 'output', 'assignedVariables'])

function shownDetails(details: JsonObject, withData: boolean): JsonObject {
  const shown: Record<string, Json> = {}
  for (const [name, value] of Object.entries(details)) {
    if (!DATA.has(name)) shown[name] = name === 'parameters' ? JSON.stringify(value) : value
    else if (withData) {
      shown[name] = name === 'assignedVariables' && isJsonObject(value) ? textsOf(value) : JSON.stringify(value)
      shown[`${name}Details`] = { truncated: false }
    }
  }
  return shown
}

function textsOf(variables: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]))
}
