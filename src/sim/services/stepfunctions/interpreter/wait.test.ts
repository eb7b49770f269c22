import { expect, test } from 'vitest'
import { isoTime } from '../../../kernel/virtualTime'
import type { Json } from '../../../kernel/json'
import { given, machine } from '../states.testing'

const PLACE = "An error occurred while executing the state 'W' (entered at the event id #2)."
const YEAR = 365 * 24 * 3600

function waited(fields: object, input: Json) {
  const world = given(machine({ W: { Type: 'Wait', ...fields, End: true } }))
  const arn = world.start(input)
  world.runFor(YEAR * 1000)
  const { status, error, cause } = world.outcome(arn)
  return { status, error, cause }
}

test.each<[why: string, fields: object, input: Json, cause: string]>([
  ['by a moment', { TimestampPath: '$.t' }, { t: isoTime(2_147_483_648_000) }, 'Wait state delay is too long.'],
  ['by seconds', { SecondsPath: '$.s' }, { s: 2_147_483_648 }, 'Wait state delay is too long.'],
  ['by an expression', { QueryLanguage: 'JSONata', Seconds: '{% $states.input.s %}' }, { s: 2_147_483_648 }, 'Wait state delay is too long.'],
])('ST11 too long a wait %s', (_why, fields, input, cause) => {
  expect(waited(fields, input)).toEqual({ status: 'FAILED', error: 'States.Runtime', cause: `${PLACE} ${cause}` })
})

test.each<[why: string, fields: object, input: Json]>([
  ['by a moment', { TimestampPath: '$.t' }, { t: isoTime(2_147_483_647_000) }],
  ['by seconds', { Seconds: 99_999_999 }, {}],
])('ST11 a wait of years %s is waited for until the execution has lasted a year', (_why, fields, input) => {
  expect(waited(fields, input)).toEqual({ status: 'TIMED_OUT', error: undefined, cause: undefined })
})
