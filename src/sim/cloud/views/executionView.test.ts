import { expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { afterEvent, notStarted, type ExecutionView } from './executionView'
import { historyEvent, type HistoryEvent } from './historyEvent'

const ARN = 'arn:aws:states:us-east-1:123456789012:execution:orders:one'

/** `type state? error? <previous` in a line; ids count up from 1, and each event follows the one before unless told. */
function history(...lines: string[]): HistoryEvent[] {
  return lines.map((line, index) => {
    const [head = '', follows] = line.split(' <')
    const [type = '', name, error] = head.split(' ')
    const details: JsonObject = { ...(name && name !== '-' ? { name } : {}), ...(error ? { error } : {}) }
    return {
      seq: index,
      at: index,
      id: index + 1,
      previousEventId: follows === undefined ? index : Number(follows),
      type,
      details,
    }
  })
}

/** The words at each moment. */
function told(events: HistoryEvent[]): string[] {
  const followers = new Map(events.map((event) => [event.previousEventId, event.type]))
  let view: ExecutionView = notStarted
  return events.map((event) => {
    view = afterEvent(view, event, (id) => followers.get(id))
    const states = view.states.map((state, name) => `${name} ${state.status}${state.attempts > 1 ? ` ${state.attempts}` : ''}`)
    return [view.status, ...states.values()].join(', ')
  })
}

test('a task that is retried, then succeeds', () => {
  const events = history(
    'ExecutionStarted', 'TaskStateEntered A', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed - Oops',
    'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited A', 'ExecutionSucceeded',
  )
  expect(told(events)).toEqual([
    'RUNNING',
    'RUNNING, A entered',
    'RUNNING, A entered',
    'RUNNING, A entered',
    'RUNNING, A retrying',
    'RUNNING, A entered 2',
    'RUNNING, A entered 2',
    'RUNNING, A entered 2',
    'RUNNING, A succeeded 2',
    'SUCCEEDED, A succeeded 2',
  ])
})

test('a caught error leads on, and the Fail state fails the execution', () => {
  const events = history(
    'ExecutionStarted', 'TaskStateEntered A', 'TaskScheduled', 'TaskFailed - Oops', 'TaskStateExited A', 'FailStateEntered Z',
    'ExecutionFailed - Oops',
  )
  expect(told(events).slice(3)).toEqual([
    'RUNNING, A caught',
    'RUNNING, A caught',
    'RUNNING, A caught, Z entered',
    'FAILED, A caught, Z failed',
  ])
})

test('an error nobody handles fails its state; what else was open is aborted', () => {
  const events = history(
    'ExecutionStarted', 'ParallelStateEntered P', 'ParallelStateStarted', 'WaitStateEntered W <3', 'TaskStateEntered A <3',
    'TaskScheduled', 'TaskFailed - Oops', 'ParallelStateFailed - Oops', 'ExecutionFailed - Oops',
  )
  expect(told(events).at(-2)).toBe('RUNNING, P failed, W waiting, A failed')
  expect(told(events).at(-1)).toBe('FAILED, P failed, W aborted, A failed')
})

test('a Parallel that ends hands back to the state around the branches', () => {
  const events = history(
    'ExecutionStarted', 'ParallelStateEntered P', 'ParallelStateStarted', 'PassStateEntered A <3', 'PassStateExited A',
    'ParallelStateSucceeded', 'ParallelStateExited P', 'PassStateEntered B',
  )
  expect(told(events).at(-1)).toBe('RUNNING, P succeeded, A succeeded, B entered')
})

test('states of a Map count how often they were entered', () => {
  const events = history(
    'ExecutionStarted', 'MapStateEntered M', 'MapStateStarted', 'MapIterationStarted M <3', 'PassStateEntered A', 'PassStateExited A',
    'MapIterationSucceeded M', 'MapIterationStarted M <3', 'PassStateEntered A', 'PassStateExited A', 'MapIterationSucceeded M',
    'MapStateSucceeded', 'MapStateExited M', 'ExecutionSucceeded',
  )
  const followers = new Map(events.map((event) => [event.previousEventId, event.type]))
  const end = events.reduce<ExecutionView>((view, event) => afterEvent(view, event, (id) => followers.get(id)), notStarted)
  expect(end.states.get('A')?.entries).toBe(2)
  expect(end.states.get('M')?.status).toBe('succeeded')
  expect(end.places.get(9)).toEqual({ state: 'A', within: ['M'] })
})

test('a Map inside a branch speaks for itself when its iterations are over', () => {
  const events = history(
    'ExecutionStarted', 'ParallelStateEntered P', 'ParallelStateStarted', 'MapStateEntered M <3', 'MapStateStarted',
    'MapIterationStarted M', 'PassStateEntered A', 'PassStateExited A', 'MapIterationSucceeded M', 'MapStateSucceeded',
    'MapStateExited M <9', 'ParallelStateSucceeded', 'ParallelStateExited P',
  )
  const end = events.reduce<ExecutionView>((view, event) => afterEvent(view, event, () => undefined), notStarted)
  expect([9, 10, 11, 12].map((id) => end.places.get(id))).toEqual([
    { state: 'M', within: ['P'] },
    { state: 'M', within: ['P'] },
    { state: 'M', within: ['P'] },
    { state: 'P', within: [] },
  ])
})

test('transitions are told with what made them', () => {
  const events = history('ExecutionStarted', 'PassStateEntered A', 'PassStateExited A', 'PassStateEntered B')
  const end = events.reduce<ExecutionView>((view, event) => afterEvent(view, event, () => undefined), notStarted)
  expect([...end.taken.values()]).toEqual([{ from: 'A', to: 'B', caught: false }])
})

test('only numbered events belong to an execution’s history', () => {
  const base = { seq: 4, at: 5, service: 'states', resource: ARN }
  expect(historyEvent({ ...base, type: 'ApiCallStarted', detail: { callId: 'call-1' } })).toBeUndefined()
  expect(historyEvent({ ...base, type: 'TaskScheduled', detail: { id: 3, previousEventId: 2, taskScheduledEventDetails: { resource: 'invoke' } } }))
    .toEqual({ seq: 4, at: 5, id: 3, previousEventId: 2, type: 'TaskScheduled', details: { resource: 'invoke' } })
})

test('a redriven execution runs again, and so does the state it failed in', () => {
  const words = told(history(
    'ExecutionStarted', 'TaskStateEntered A', 'LambdaFunctionScheduled', 'LambdaFunctionFailed - Oops', 'ExecutionFailed - Oops',
    'ExecutionRedriven', 'LambdaFunctionScheduled', 'LambdaFunctionSucceeded', 'TaskStateExited A', 'ExecutionSucceeded',
  ))
  expect(words.slice(4, 7)).toEqual(['FAILED, A failed', 'RUNNING, A failed', 'RUNNING, A entered 2'])
  expect(words.at(-1)).toBe('SUCCEEDED, A succeeded 2')
})

test('an error that is told by the end of the execution alone is its state’s, too', () => {
  const events = history('ExecutionStarted', 'ParallelStateEntered P', 'ParallelStateStarted', 'ChoiceStateEntered C <3', 'ExecutionFailed - States.Runtime')
  const end = events.reduce<ExecutionView>((view, event) => afterEvent(view, event, () => undefined), notStarted)
  expect(end.states.get('C')).toMatchObject({ status: 'failed', error: 'States.Runtime' })
  expect(end.states.get('P')).toMatchObject({ status: 'failed', error: 'States.Runtime' })
})
