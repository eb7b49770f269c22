import { expect, test } from 'vitest'
import { comparedEvent } from './historyEvent'
import { compareTree } from './tree'

/** `id previous Type name`, one event a line. */
function history(text: string) {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [id, previousEventId, type = '', name] = line.trim().split(/\s+/)
      const details = name === undefined ? {} : { [type.endsWith('Entered') ? 'stateEnteredEventDetails' : 'stateExitedEventDetails']: { name } }
      return comparedEvent({ id: Number(id), previousEventId: Number(previousEventId), type, ...details }, 'recorded', false)
    })
}

const compare = (want: string, got: string) =>
  compareTree(history(want), history(got), { wildcards: new Set(), looseEventIds: true })

const oneAfterTheOther = `
  1 0 ExecutionStarted
  2 0 ParallelStateEntered Both
  3 2 ParallelStateStarted
  4 3 WaitStateEntered A
  5 3 PassStateEntered B
  6 5 PassStateExited B
  7 4 WaitStateExited A
  8 7 ParallelStateSucceeded
  9 8 ParallelStateExited Both
  10 9 ExecutionSucceeded`

const theOtherFirst = `
  1 0 ExecutionStarted
  2 0 ParallelStateEntered Both
  3 2 ParallelStateStarted
  4 3 PassStateEntered B
  5 3 WaitStateEntered A
  6 5 WaitStateExited A
  7 4 PassStateExited B
  8 7 ParallelStateSucceeded
  9 8 ParallelStateExited Both
  10 9 ExecutionSucceeded`

test('the order in which branches took turns does not matter', () => {
  expect(compare(oneAfterTheOther, theOtherFirst)).toBeUndefined()
})

test('a branch that ends otherwise does', () => {
  expect(compare(oneAfterTheOther, theOtherFirst.replace('PassStateExited B', 'PassStateExited C'))).toMatch(/PassStateExited/)
})

test('the same events chained otherwise are told apart', () => {
  const chained = oneAfterTheOther.replace('6 5 PassStateExited', '6 4 PassStateExited')
  expect(compare(oneAfterTheOther, chained)).toMatch(/chained otherwise/)
})

const failed = (progressOfA: string) => `
  1 0 ExecutionStarted
  2 0 ParallelStateEntered Both
  3 2 ParallelStateStarted
  4 3 FailStateEntered B
  ${progressOfA}
  9 4 ParallelStateFailed
  10 9 ExecutionFailed`

test('how far the other branches came before one failed does not matter, what failed does', () => {
  const early = failed('5 3 WaitStateEntered A')
  const late = failed('5 3 WaitStateEntered A\n 6 5 WaitStateExited A\n 7 6 TaskStateEntered A2\n 8 7 TaskStateAborted')
  expect(compare(early, late)).toBeUndefined()
  expect(compare(early, early.replace('FailStateEntered B', 'FailStateEntered C'))).toBeDefined()
})

test('a Map that is tried again begins below its first start', () => {
  const retried = (first: string) => `
    1 0 ExecutionStarted
    2 0 MapStateEntered M
    3 2 MapStateStarted
    4 3 MapIterationStarted
    5 4 FailStateEntered ${first}
    6 5 MapStateStarted
    7 6 MapIterationStarted
    8 7 MapIterationSucceeded
    9 8 MapStateSucceeded
    10 8 MapStateExited M
    11 10 ExecutionSucceeded`
  expect(compare(retried('F'), retried('F'))).toBeUndefined()
  expect(compare(retried('F'), retried('G'))).toBeDefined()
})
