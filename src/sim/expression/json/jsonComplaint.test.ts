import { expect, test } from 'vitest'
import { redactedJsonComplaint } from './jsonComplaint'

const at = (column: number, line = 1) =>
  `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${line}, column: ${column}]`
const VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

test.each<[why: string, text: string, complaint: string]>([
  ['recorded: a name without quotes', '{bad json}', `Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at ${at(2)}`],
  ['recorded: an unknown word', 'undefined', `Unrecognized token 'undefined': was expecting ${VALUE}\n at ${at(10)}`],
  ['recorded: an object without end', '{"a":1', `Unexpected end-of-input: expected close marker for Object (start marker at ${at(1)})\n at ${at(7)}`],
  ['a list without end, on another line', '{"a":\n [1', `Unexpected end-of-input: expected close marker for Array (start marker at ${at(2, 2)})\n at ${at(4, 2)}`],
  ['no comma', '{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries\n at ${at(8)}`],
  ['no comma in a list', '[1 2]', `Unexpected character ('2' (code 50)): was expecting comma to separate Array entries\n at ${at(4)}`],
  ['no colon', '{"a" 1}', `Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value\n at ${at(6)}`],
  ['no value', '{"a":}', `Unexpected character ('}' (code 125)): expected a valid value ${VALUE}\n at ${at(6)}`],
  ['an open text', '["a', `Unexpected end-of-input: was expecting closing quote for a string value\n at ${at(4)}`],
  ['single quotes', "{'a':1}", `Unexpected character (''' (code 39)): was expecting double-quote to start field name\n at ${at(2)}`],
])('IN9 %s', (_why, text, complaint) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
  expect(redactedJsonComplaint(text)).toBe(complaint)
})

test('IN9 a text of many brackets is refused, not a crash', () => {
  expect(redactedJsonComplaint('['.repeat(100_000))).toContain('Document nesting depth (1001) exceeds')
})
