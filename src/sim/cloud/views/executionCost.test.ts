import { expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { executionCost, nothingUsed, usageAfter, type ExecutionUsage } from './executionCost'
import type { HistoryEvent } from './historyEvent'

/** What was used after these events, each a second after the one before and following it. */
function used(...lines: readonly (readonly [type: string, details?: JsonObject])[]): ExecutionUsage {
  const events = lines.map(([type, details = {}], i): HistoryEvent => ({ seq: i, at: i * 1000, id: i + 1, previousEventId: i, type, details }))
  return events.reduce((usage, event, i) => usageAfter(usage, event, events[i - 1]?.type), nothingUsed)
}

const definition = { StartAt: 'A' }

test('BI1 a Standard execution costs by states entered, retries and redrives', () => {
  const usage = used(
    ['ExecutionStarted', { input: {} }], ['PassStateEntered'], ['PassStateExited'], ['TaskStateEntered'],
    ['LambdaFunctionScheduled'], ['LambdaFunctionStarted'], ['LambdaFunctionFailed'],
    ['LambdaFunctionScheduled'], ['LambdaFunctionStarted'], ['LambdaFunctionFailed'], ['ExecutionFailed'],
    ['ExecutionRedriven'], ['LambdaFunctionScheduled'], ['LambdaFunctionSucceeded'],
  )
  const cost = executionCost(usage, { type: 'STANDARD', definition })
  expect(cost).toMatchObject({ type: 'STANDARD', transitions: 2 + 1 + 1 })
  expect(cost.dollars).toBeCloseTo(0.0001, 12)
})

test('BI2 an Express execution costs by requests, duration and memory, however many states it enters', () => {
  const input = 'x'.repeat(200_000)
  const iterations = Array.from({ length: 400 }, () => ['MapIterationStarted'] as const)
  const small = used(['ExecutionStarted', { input: {} }], ['PassStateEntered'], ['PassStateExited'])
  expect(executionCost(small, { type: 'EXPRESS', definition })).toMatchObject({ billedDuration: 2000, billedMemory: 64, gbSeconds: 0.125 })
  const large = used(['ExecutionStarted', { input }], ['MapStateEntered'], ['MapStateStarted'], ...iterations)
  expect(executionCost(large, { type: 'EXPRESS', definition })).toMatchObject({ billedDuration: 402_000, billedMemory: 192 })
})
