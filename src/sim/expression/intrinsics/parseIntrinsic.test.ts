import { expect, test } from 'vitest'
import { parseIntrinsic } from './parseIntrinsic'

test.each<[rule: string, text: string]>([
  ['IN1 no arguments', 'States.UUID()'],
  ['IN1 a string, a number, words', "States.Array('a', -1.5e3, true, false, null)"],
  ['IN1 paths, over the Context object and variables too', "States.Array($, $.a['b, c)'][0], $$.Execution.Id, $v)"],
  ['IN1 a filter with commas and parentheses', "States.ArrayLength($.a[?(@.b == 'x,)' && @.c in [1,2])])"],
  ['IN1 calls', "States.Format('{}', States.ArrayGetItem(States.Array(1, 2), 0))"],
  ['IN1 ten calls in each other', nested(10)],
  ['IN1 blanks', ' States.Array( 1 , 2 ) '],
  ['IN2 escapes', String.raw`States.Format('\'\{\}\\ {}', 1)`],
  ['IN3 any number of arguments', 'States.MathAdd(1)'],
])('%s: %s', (_rule, text) => {
  expect(parseIntrinsic(text)).toHaveProperty('call.text', text)
})

test.each<[rule: string, text: string, message: string]>([
  ['IN1 another name', 'States.NoSuchIntrinsic(1)', "Unknown intrinsic function 'States.NoSuchIntrinsic'"],
  ['IN1 a name in capitals', 'States.FORMAT(1)', 'Unknown intrinsic function'],
  ['IN1 no call', "'a'", 'Expected an intrinsic function'],
  ['IN1 no parenthesis', 'States.UUID', "Expected '('"],
  ['IN1 an open parenthesis', 'States.UUID(', 'Expected an intrinsic function'],
  ['IN1 text after the end', 'States.UUID() x', "Unexpected 'x'"],
  ['IN1 an argument left out', 'States.Array(1, )', 'Expected an intrinsic function'],
  ['IN1 a list', 'States.Array([1,2])', 'Expected an intrinsic function'],
  ['IN1 a number without digits after the point', 'States.Array(1.)', "Expected"],
  ['IN1 a string in double quotes', 'States.Array("a")', 'Expected an intrinsic function'],
  ['IN1 an open string', "States.Array('a", "The string has no closing '"],
  ['IN1 a path that is none', 'States.Array($.a[)', 'Expected'],
  ['IN1 eleven calls in each other', nested(11), 'Intrinsic functions nest at most 10 deep'],
  ['IN2 an escaped double quote', String.raw`States.StringToJson('{\"a\": 1}')`, String.raw`Illegal escape \"`],
  ['IN2 an escaped letter', String.raw`States.Base64Decode('YWJj\nZA==')`, String.raw`Illegal escape \n`],
])('%s is refused: %s', (_rule, text, message) => {
  const parsed = parseIntrinsic(text)
  expect('error' in parsed && parsed.error.message).toContain(message)
})

test('the same text is parsed once', () => {
  expect(parseIntrinsic("States.Format('{}', $.a)")).toBe(parseIntrinsic("States.Format('{}', $.a)"))
})

function nested(depth: number): string {
  return 'States.Array('.repeat(depth) + '1' + ')'.repeat(depth)
}
