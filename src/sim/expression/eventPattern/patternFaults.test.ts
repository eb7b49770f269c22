import { expect, test } from 'vitest'
import type { Json } from '../../kernel/json'
import { compileEventPattern } from './eventPattern'

function reasonOf(source: string): string | undefined {
  return compileEventPattern(source).fault?.reason
}

/** What stands in the list of tests of one field. */
const OPERATORS: readonly [test: Json, reason: string][] = [
  [{ prefix: 1 }, 'prefix match pattern must be a string'],
  [{ prefix: ['a'] }, 'prefix match pattern must be a string'],
  [{ prefix: 'a', suffix: 'b' }, 'Only one key allowed in match expression'],
  [{ prefix: {} }, 'Prefix expression name not found'],
  [{ prefix: { wildcard: 'a' } }, 'Unsupported prefix pattern: wildcard'],
  [{ prefix: { 'equals-ignore-case': 1 } }, 'equals-ignore-case match pattern must be a string'],
  [{ suffix: null }, 'suffix match pattern must be a string'],
  [{ suffix: {} }, 'Suffix expression name not found'],
  [{ suffix: { prefix: 'a' } }, 'Unsupported suffix pattern: prefix'],
  [{ suffix: { 'equals-ignore-case': 'a', x: 1 } }, 'Only one key allowed in match expression'],
  [{ 'equals-ignore-case': true }, 'equals-ignore-case match pattern must be a string'],
  [{ exactly: 1 }, 'exact match pattern must be a string'],
  [{ wildcard: {} }, 'wildcard match pattern must be a string'],
  [{ wildcard: 'a**' }, 'Consecutive wildcard characters at pos 2'],
  [{ wildcard: 'é**' }, 'Consecutive wildcard characters at pos 3'],
  [{ wildcard: 'a\\b' }, 'Invalid escape character at pos 2'],
  [{ wildcard: 'a\\' }, 'Invalid escape character at pos 2'],
  [{ exists: 'true' }, 'exists match pattern must be either true or false.'],
  [{ exists: null }, 'exists match pattern must be either true or false.'],
  [{ cidr: 1 }, 'prefix match pattern must be a string'],
  [{ cidr: '10.0.0.0' }, "Malformed CIDR, one '/' required"],
  [{ cidr: '10.0.0.0/a' }, 'Malformed CIDR, mask bits must be an integer'],
  [{ cidr: '10.0.0.0/-1' }, 'Malformed CIDR, mask bits must not be negative'],
  [{ cidr: '10.0.0.0/32' }, 'IPv4 mask bits must be < 32'],
  [{ cidr: '::1/128' }, 'IPv6 mask bits must be < 128'],
  [{ cidr: 'host/8' }, 'Nonstandard IP address: host'],
  [{ numeric: 5 }, 'Value of numeric must be an array.'],
  [{ numeric: [] }, 'Invalid member in numeric match: ]'],
  [{ numeric: [5] }, 'Invalid member in numeric match: 5'],
  [{ numeric: ['!', 5] }, 'Unrecognized numeric range operator: !'],
  [{ numeric: ['=', '5'] }, 'Value of equals must be numeric'],
  [{ numeric: ['<'] }, 'Value of < must be numeric'],
  [{ numeric: ['>=', null] }, 'Value of >= must be numeric'],
  [{ numeric: ['=', 5, '<', 6] }, 'Too many elements in numeric expression'],
  [{ numeric: ['<', 5, '>', 1] }, 'Too many elements in numeric expression'],
  [{ numeric: ['>', 1, 2] }, 'Bad value in numeric range: 2'],
  [{ numeric: ['>', 1, '=', 2] }, 'Bad numeric range operator: ='],
  [{ numeric: ['>', 1, '<=', 'a'] }, 'Value of <= must be numeric'],
  [{ numeric: ['>', 1, '<=', 2, '<'] }, 'Too many terms in numeric range expression'],
  [{ numeric: ['>', 2, '<', 1] }, 'Bottom must be less than top'],
  [{ numeric: ['<', 5000000001] }, 'Value must be between -5.0E9 and 5.0E9, inclusive'],
  [{ 'anything-but': true }, 'Value of anything-but must be an array or single string/number value.'],
  [{ 'anything-but': [] }, 'Inside anything but list, either all values are number or string, mixed type is not supported'],
  [{ 'anything-but': ['a', 1] }, 'Inside anything but list, either all values are number or string, mixed type is not supported'],
  [{ 'anything-but': [true] }, 'Inside anything but list, start|null|boolean is not supported.'],
  [{ 'anything-but': {} }, 'Anything-But expression name not found'],
  [{ 'anything-but': { numeric: ['=', 1] } }, 'Unsupported anything-but pattern: numeric'],
  [{ 'anything-but': { prefix: '' } }, 'Null prefix/suffix not allowed'],
  [{ 'anything-but': { prefix: ['a', 1] } }, 'prefix/suffix match pattern must be a string'],
  [{ 'anything-but': { wildcard: [1] } }, 'wildcard match pattern must be a string'],
  [{ 'anything-but': { wildcard: '**' } }, 'Consecutive wildcard characters at pos 1'],
  [{ 'anything-but': { 'equals-ignore-case': 1 } }, 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.'],
  [{ 'anything-but': { prefix: 'a', suffix: 'b' } }, 'Too many elements in numeric expression'],
  [{ PREFIX: 'a' }, 'Unrecognized match type PREFIX'],
  [{ toString: 'a' }, 'Unrecognized match type toString'],
  [{}, 'Match expression name not found'],
  [['a'], 'Match value must be String, number, true, false, or null'],
]

test.each(OPERATORS)('EP20 %j is refused: %s', (operator, reason) => {
  expect(reasonOf(JSON.stringify({ x: [operator] }))).toBe(reason)
})

test.each<[source: string, reason: string]>([
  ['[]', 'Filter is not an object'],
  ['"a"', 'Filter is not an object'],
  ['', 'Filter is not an object'],
  ['{}', 'Empty objects are not allowed'],
  ['{"a":{}}', 'Empty objects are not allowed'],
  ['{"a":[]}', 'Empty arrays are not allowed'],
  ['{"a":null}', '"a" must be an object or an array'],
  ['{"a":{"b":"c"}}', '"b" must be an object or an array'],
  ['{"$or":{"a":[1]}}', 'It must be an Array followed with $or.'],
  ['{"$or":[{"a":[1]}]}', 'There must have at least 2 Objects in $or relationship.'],
  ['{"$or":[{"a":[1]},1]}', 'Only JSON object is allowed in array of $or relationship.'],
  ['{"$or":[{"a":[1]},{"prefix":["b"]}]}', 'prefix is Ruler reserved fieldName which cannot be used inside $or.'],
  ['{a:[1]}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name"],
])('EP20 %s is refused: %s', (source, reason) => {
  expect(reasonOf(source)).toBe(reason)
})

test('EP20 what comes first in the text is told', () => {
  expect(reasonOf('{"a":1,"b":[}')).toBe('"a" must be an object or an array')
  expect(reasonOf('{"a":[1} "b":1')).toMatch(/^Unexpected close marker/)
})

test('EP20 a fault says where the reader stood', () => {
  expect(compileEventPattern('{"a":\n 12}').fault?.at).toBe('[Source: (String)"{"a":\n 12}"; line: 2, column: 4]')
  expect(compileEventPattern('{"a":[{"cidr":"x"}]}').fault?.at).toBeUndefined()
})

test('EP11 a pattern has at most 1,000 combinations', () => {
  const or = (name: string) => ({ $or: Array.from({ length: 11 }, (_, i) => ({ [name]: [i] })) })
  expect(reasonOf(JSON.stringify({ a: or('x'), b: or('x') }))).toBeUndefined()
  expect(reasonOf(JSON.stringify({ a: or('x'), b: or('x'), c: or('x') }))).toContain('more than 1000 combinations')
})
