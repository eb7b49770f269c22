import { expect, test } from 'vitest'
import type { Json } from '../../kernel/json'
import { readMockConfiguration } from './mockConfiguration'

const ok = { Return: 1 }

/** A file with one state machine and one mocked response. */
function file(response: Json, testCase: Json = { Pay: 'Paid' }): string {
  return JSON.stringify({ StateMachines: { orders: { TestCases: { Sad: testCase } } }, MockedResponses: { Paid: response } })
}

function problemsOf(text: string): readonly string[] {
  const read = readMockConfiguration(text)
  return 'problems' in read ? read.problems.map(({ message }) => message) : []
}

test('the file of the developer guide is read', () => {
  const late = { Throw: { Error: 'Lambda.TimeoutException', Cause: 'Lambda timed out.' } }
  const read = readMockConfiguration(file({ '3': { Return: { StatusCode: 200 } }, '0': late, '1-2': late }))
  const { Error: error, Cause: cause } = late.Throw
  expect(read).toEqual({
    configuration: {
      testCases: { orders: { Sad: { Pay: 'Paid' } } },
      responses: {
        Paid: [
          { from: 0, to: 0, answer: { throw: { error, cause } } },
          { from: 1, to: 2, answer: { throw: { error, cause } } },
          { from: 3, to: 3, answer: { return: { StatusCode: 200 } } },
        ],
      },
    },
  })
})

test.each<[what: string, response: Json]>([
  ['null', { '0': { Return: null } }],
  ['a text', { '0': { Return: 'paid' } }],
  ['a range from the first attempt on', { '0-999999999': ok }],
  ['a range of one', { '0-0': ok }],
  ['an answer to nothing: Step Functions Local only looks for it when it is asked', {}],
])('%s is a good response', (_what, response) => {
  expect(problemsOf(file(response))).toEqual([])
})

test.each<[why: string, response: Json, problem: string]>([
  ['an attempt after the first', { '1': ok }, 'MockedResponses.Paid: attempt "0" is missing before "1": attempts are counted from 0, without gaps.'],
  ['a gap', { '0-1': ok, '5': ok }, 'MockedResponses.Paid: attempt "2-4" is missing before "5": attempts are counted from 0, without gaps.'],
  ['an attempt in a range', { '0-2': ok, '2': ok }, 'MockedResponses.Paid: attempt "2" is in both "0-2" and "2".'],
  ['a range in a range', { '0-5': ok, '1-2': ok, '3-6': ok }, 'MockedResponses.Paid: attempt "1" is in both "0-5" and "1-2".'],
  ['a range backwards', { '2-1': ok }, 'MockedResponses.Paid: "2-1" is neither an attempt ("0") nor a range of attempts ("1-2").'],
  ['a word', { first: ok }, 'MockedResponses.Paid: "first" is neither an attempt ("0") nor a range of attempts ("1-2").'],
  ['a number with a zero before it', { '00': ok }, 'MockedResponses.Paid: "00" is neither an attempt ("0") nor a range of attempts ("1-2").'],
  ['both', { '0': { Return: 1, Throw: {} } }, 'MockedResponses.Paid.0: either Return or Throw is wanted, and nothing else, not both.'],
  ['neither', { '0': {} }, 'MockedResponses.Paid.0: either Return or Throw is wanted, and nothing else.'],
  ['something else beside', { '0': { Return: 1, Delay: 2 } }, 'MockedResponses.Paid.0: either Return or Throw is wanted, and nothing else.'],
  ['no object', { '0': 7 }, 'MockedResponses.Paid.0: an object is wanted, not a number.'],
  ['an error without a cause', { '0': { Throw: { Error: 'E' } } }, 'MockedResponses.Paid.0.Throw: Cause is missing.'],
  ['an error that is no text', { '0': { Throw: { Error: 1, Cause: '' } } }, 'MockedResponses.Paid.0.Throw.Error: a text is wanted, not a number.'],
  ['a list', [], 'MockedResponses.Paid: an object is wanted, not an array.'],
])('a response with %s is told', (_why, response, problem) => {
  expect(problemsOf(file(response))[0]).toBe(problem)
})

test.each<[why: string, testCase: Json, problem: string]>([
  ['a response that is not there', { 'Charge card': 'Gone' }, 'StateMachines.orders.TestCases.Sad["Charge card"]: MockedResponses has no "Gone".'],
  ['a name that every object has', { Pay: 'constructor' }, 'StateMachines.orders.TestCases.Sad.Pay: MockedResponses has no "constructor".'],
  ['a response in place of its name', { Pay: ok }, 'StateMachines.orders.TestCases.Sad.Pay: the name of a mocked response is wanted, not an object.'],
  ['a text for its states', 'Paid', 'StateMachines.orders.TestCases.Sad: an object is wanted, not a string.'],
])('a test case with %s is told', (_why, testCase, problem) => {
  expect(problemsOf(file({ '0': ok }, testCase))).toEqual([problem])
})

test.each<[text: string, problems: readonly string[]]>([
  ['', ['The mock configuration is empty.']],
  ['[]', ['an object is wanted, not an array.']],
  ['{}', ['StateMachines is missing.', 'MockedResponses is missing.']],
  ['{ "StateMachines": {}, "MockedResponse": {} }', ['unknown field "MockedResponse", expected StateMachines and MockedResponses.', 'MockedResponses is missing.']],
  ['{ "StateMachines": { "orders": {} }, "MockedResponses": {} }', ['StateMachines.orders: TestCases is missing.']],
  ['{ "StateMachines": { "a": { "TestCases": { "x": {}, "x": {} } } }, "MockedResponses": {} }', ['StateMachines.a.TestCases: "x" is there twice.']],
])('%j', (text, problems) => {
  expect(problemsOf(text)).toEqual(problems)
})

test.each<[text: string, start: string]>([
  ['{\n  "StateMachines": {},\n  "MockedResponses" {}\n}', 'Line 3, column 21: this is not JSON. '],
  ['{ "StateMachines": ', 'Line 1, column '],
  ['nothing', 'Line 1, column 1: this is not JSON. '],
])('where %j is not JSON is told', (text, start) => {
  const problems = problemsOf(text)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.startsWith(start), problems[0]).toBe(true)
})

test('all that is wrong is told at once', () => {
  const text = JSON.stringify({
    StateMachines: { orders: { TestCases: { Sad: { Pay: 'Gone' } } } },
    MockedResponses: { Late: { '0': {} }, Early: { '1': ok } },
  })
  expect(problemsOf(text)).toHaveLength(3)
})

test.each<[why: string, text: string, marked: string]>([
  ['a scalar', file({ '0': ok }, { Pay: 'Gone' }), '"Gone"'],
  ['a container, by its name', file({ '1': ok }), '"Paid"'],
  ['the file itself', '[]', '['],
  ['a name that is there twice, in its object', '{"StateMachines":{"a":{"TestCases":{"x":{},"x":{}}}},"MockedResponses":{}}', '"TestCases"'],
  ['what is not JSON', '{ "StateMachines": oops }', 'oops'],
])('the place of %s is told in the text', (_why, text, marked) => {
  const read = readMockConfiguration(text)
  const places = 'problems' in read ? read.problems.map(({ offset, length }) => text.slice(offset, offset + length)) : []
  expect(places).toEqual([marked])
})
