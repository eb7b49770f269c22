import { expect, test } from 'vitest'
import { duration, eventStory, type Fate } from './eventStory'
import { notStarted, type StateView } from './executionView'
import type { HistoryEvent } from './historyEvent'

const failure: HistoryEvent = { seq: 0, at: 0, id: 5, previousEventId: 4, type: 'LambdaFunctionFailed', details: { error: 'Oops' } }
const state: StateView = { type: 'Task', status: 'entered', entries: 1, attempts: 2, enteredAt: 0 }

test.each<[why: string, fate: Fate | undefined, sentence: string]>([
  ['retried', { kind: 'retried', after: 2000 }, 'Pay failed with Oops. A Retrier matches: the next attempt comes 2 s later.'],
  ['caught', { kind: 'caught', next: 'Sorry' }, 'Pay failed with Oops. A Catcher matches: it goes on with Sorry.'],
  ['neither', { kind: 'failed' }, 'Pay failed with Oops. No Retrier has attempts left and no Catcher matches, so Pay fails.'],
  ['not known yet', undefined, 'Pay failed with Oops. A Retrier matches; its delay is running.'],
])('the fate of an error: %s', (_why, fate, sentence) => {
  expect(eventStory(failure, 'Pay', state, fate)).toBe(sentence)
})

test('a second attempt says so', () => {
  const scheduled = { ...failure, type: 'LambdaFunctionScheduled', details: { resource: 'arn:aws:lambda:us-east-1:1:function:pay' } }
  expect(eventStory(scheduled, 'Pay', state, undefined)).toBe('Pay asks Lambda to invoke pay. This is attempt 2.')
})

test('an iteration is told by its index', () => {
  const started = { ...failure, type: 'MapIterationStarted', details: { name: 'Each', index: 2 } }
  expect(eventStory(started, 'Each', state, undefined)).toBe('Iteration 2 of Each starts.')
})

test.each([
  ['MapRunStarted', 'Pay starts a Map Run: each item, or batch of items, is a child execution with a history of its own.'],
  ['TaskStateAborted', 'Pay is stopped, because something beside it failed.'],
  ['ExecutionRedriven', 'The execution is redriven: it goes on from what failed.'],
])('%s is told in a sentence', (type, sentence) => {
  expect(eventStory({ ...failure, type, details: {} }, 'Pay', undefined, undefined)).toBe(sentence)
})

test.each([
  [0, '0 s'],
  [13.25, '13.25 ms'],
  [2000, '2 s'],
  [2013.5, '2.014 s'],
])('%s ms reads %s', (ms, text) => expect(duration(ms)).toBe(text))

test('nothing has run in an execution not started', () => expect(notStarted.states.size).toBe(0))
