import { expect, test } from 'vitest'
import type { ApiCall } from '../../../aws/apiCall'
import type { Context } from '../../../aws/service'
import type { Json, JsonObject } from '../../../kernel/json'
import { emptyAccount } from '../account'
import { validateStateMachineDefinition } from './validateStateMachineDefinition'

/** The operation looks at nothing but its input. */
function validate(definition: Json, request: JsonObject = {}): Json | undefined {
  const input = { ...request, definition: JSON.stringify(definition) }
  return validateStateMachineDefinition(emptyAccount, input, {} as Context, {} as ApiCall).output
}

const wrongStates = (count: number): JsonObject => ({
  StartAt: 'S0',
  States: Object.fromEntries(Array.from({ length: count }, (_, i): [string, Json] => [`S${i}`, { Type: 'Succeed', Foo: 1 }])),
})
const warned = { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { id: '$.id' }, End: true } } }

test('VA14 a valid definition is OK', () => {
  expect(validate({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })).toEqual({ result: 'OK', diagnostics: [], truncated: false })
})

test('VA14 an invalid one FAILs, with what is wrong and where', () => {
  expect(validate(wrongStates(1))).toEqual({
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: "Field 'Foo' is not supported", location: '/States/S0' }],
    truncated: false,
  })
})

test('VA14 warnings do not fail, and are told only if asked for', () => {
  expect(validate(warned)).toMatchObject({ result: 'OK', diagnostics: [] })
  expect(validate(warned, { severity: 'WARNING' })).toMatchObject({ result: 'OK', diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR' }] })
})

test.each<[why: string, maxResults: number | undefined, told: number]>([
  ['none given: a hundred', undefined, 100],
  ['zero: a hundred', 0, 100],
  ['as many as asked for', 7, 7],
])('VA14 maxResults, %s', (_why, maxResults, told) => {
  const answer = validate(wrongStates(120), maxResults === undefined ? {} : { maxResults }) as JsonObject
  expect(answer['diagnostics']).toHaveLength(told)
  expect(answer['truncated']).toBe(true)
})
