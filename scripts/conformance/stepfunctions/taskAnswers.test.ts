import { expect, test } from 'vitest'
import type { RecordedAnswer, SfnCase } from './sfnCase'
import { mockedResult, TaskAnswers } from './taskAnswers'

function given(...answers: readonly RecordedAnswer[]): TaskAnswers {
  const sfnCase = { kind: 'execution', mocks: { Call: answers }, wildcards: [] } as unknown as SfnCase
  return new TaskAnswers(sfnCase)
}
const call = (parameters: number | { token: string }) => ({ stateName: 'Call', resource: 'sqs:sendMessage', parameters })

test('a task takes the first unused answer that was given to its parameters', () => {
  const answers = given({ parameters: 1, return: 'a' }, { parameters: 2, return: 'b' }, { parameters: 2, return: 'c' })
  const taken = [2, 2, 1].map((parameters) => answers.take(call(parameters))?.return)
  expect(taken).toEqual(['b', 'c', 'a'])
})

test('where none was, it takes the first unused one; a token matches its placeholder', () => {
  const answers = given({ parameters: 1, return: 'a' }, { parameters: { token: '<token:1>' }, return: 'b' })
  expect(answers.take(call({ token: 'xyz' }))?.return).toBe('b')
  expect(answers.take(call(7))?.return).toBe('a')
})

test('a task for which nothing is left is told of', () => {
  const answers = given({ parameters: 1, return: 'a' })
  answers.take(call(1))
  expect(answers.missing).toBeUndefined()
  expect(answers.take(call(1))).toBeUndefined()
  expect(answers.missing).toMatch(/state Call/)
})

test('an echo answers as often as it is asked', () => {
  const answers = given({ echo: true })
  const results = [1, 2].map((parameters) => mockedResult(answers.take(call(parameters)) ?? {}, call(parameters))?.mocked?.result)
  expect(results).toEqual([1, 2])
})

test.each<[why: string, answer: RecordedAnswer, mocked: unknown]>([
  ['a result', { return: { a: 1 } }, { result: { a: 1 } }],
  ['a failure without a cause', { throw: { error: 'E' } }, { failure: { error: 'E' } }],
  ['a failure of another event', { throw: {}, event: 'TaskSubmitFailed' }, { failure: { event: 'TaskSubmitFailed' } }],
  ['a submission before the result', { submit: 1, return: 2 }, { submitted: 1, result: 2 }],
  ['a submission that nothing follows', { submit: 1, never: true }, { submitted: 1 }],
  ['no answer at all', { never: true }, undefined],
])('%s', (_why, answer, mocked) => {
  expect(mockedResult(answer, call(1))?.mocked).toEqual(mocked)
})
