import { describe, expect, test } from 'vitest'
import { exampleDraft, scenarioOf } from './draft'
import { mockExample } from './mockExample'
import { mockProblems } from './mockProblems'
import { testCasesOf } from './mockTestCases'

const LAMBDA = 'arn:aws:states:::lambda:invoke'

const machine = (states: object) => JSON.stringify({ StartAt: Object.keys(states)[0], States: states })

function answersOf(state: object, input = '{"n":1}') {
  const mocks = mockExample('M', machine({ Do: { Type: 'Task', End: true, ...state } }), input)
  const file = JSON.parse(mocks.configuration) as { MockedResponses: Record<string, Record<string, unknown>> }
  const { '0-1': failure, '2-99': success } = file.MockedResponses['DoAnswers'] ?? {}
  return { failure, success }
}

test('the example fits the machine of the lab, and begins with a Task that is retried', () => {
  const { scenarioId, definition, input } = exampleDraft()
  const name = scenarioOf(scenarioId).machine
  const mocks = mockExample(name, definition, input)
  expect(mockProblems(mocks, name, definition)).toEqual([])
  expect(mocks.testCase).toBe('ValidateOrderFailsTwice')
  expect(testCasesOf(mocks.configuration, name)).toEqual(['ValidateOrderFailsTwice', 'TakePaymentFailsTwice', 'ReserveStockFailsTwice'])
})

describe('a Task in the example', () => {
  test.each<[why: string, state: object, result: unknown]>([
    ['that is a function answers with the input', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' }, { StatusCode: 200, Payload: { n: 1 } }],
    ['whose Payload is read as a whole, too', { Resource: LAMBDA, ResultSelector: { 'all.$': '$.Payload' } }, { StatusCode: 200, Payload: { n: 1 } }],
    ['has what its ResultSelector reads', { Resource: LAMBDA, ResultSelector: { 'id.$': '$.Payload.id', 'at.$': '$$.State.EnteredTime' } }, { StatusCode: 200, Payload: { id: 'mocked' } }],
    ['has numbers as DynamoDB tells them', { Resource: 'arn:aws:states:::dynamodb:updateItem', ResultSelector: { 'left.$': '$.Attributes.stock.N' } }, { Attributes: { stock: { N: '1' } } }],
    ['has what its JSONata reads', { Resource: 'arn:aws:states:::sqs:sendMessage', Output: '{% $states.result.MessageId & $states.input.a %}' }, { MessageId: 'mocked' }],
  ])('%s', (_why, state, result) => {
    expect(answersOf(state).success).toEqual({ Return: result })
  })

  test.each<[why: string, state: object, error: string]>([
    ['with an error that its Retrier names', { Resource: LAMBDA, Retry: [{ ErrorEquals: ['States.Timeout', 'Busy'] }] }, 'Busy'],
    ['with one of Lambda', { Resource: LAMBDA, Retry: [{ ErrorEquals: ['States.ALL'] }] }, 'Lambda.TooManyRequestsException'],
    ['with one of no service', { Resource: 'arn:aws:states:::sqs:sendMessage' }, 'MockedError'],
  ])('fails %s', (_why, state, Error) => {
    expect(answersOf(state).failure).toMatchObject({ Throw: { Error } })
  })
})

test.each<[why: string, definition: string]>([
  ['that is half written', '{'],
  ['without a Task', machine({ P: { Type: 'Pass', End: true } })],
  ['with activities alone', machine({ A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', End: true } })],
])('a machine %s has a file to be filled', (_why, definition) => {
  const mocks = mockExample('M', definition, '{}')
  expect(mockProblems(mocks, 'M', definition)).toEqual([])
  expect(mocks.testCase).toBe('')
  expect(JSON.parse(mocks.configuration)).toEqual({ StateMachines: { M: { TestCases: {} } }, MockedResponses: {} })
})
