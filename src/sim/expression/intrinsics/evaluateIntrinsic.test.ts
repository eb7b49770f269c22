import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { evaluateIntrinsic } from './evaluateIntrinsic'
import { parseIntrinsic } from './parseIntrinsic'

const context: JsonObject = { Execution: { Input: { n: 2 }, Name: 'run' }, State: { Tags: ['a', 1, null] } }

function evaluate(text: string, input: Json = {}, variables: JsonObject = {}) {
  const parsed = parseIntrinsic(text)
  if ('error' in parsed) throw new Error(parsed.error.message)
  return evaluateIntrinsic(parsed.call, { input, context: () => context, variables, draw: () => 0.5, uuid: () => 'uuid-1' })
}

test.each<[rule: string, text: string, input: Json, value: Json]>([
  ['IN1 arguments of all kinds', "States.Array('a', -1.5, null, $.x, $$.Execution.Name)", { x: { y: 1 } }, ['a', -1.5, null, { y: 1 }, 'run']],
  ['States.Array of nothing', 'States.Array()', {}, []],

  ['IN7 strings as they are, all else as JSON', "States.Format('{} {} {}', $.a, $.b, $.c)", { a: 'x', b: { k: [1] }, c: null }, 'x {"k":[1]} null'],
  ['IN7 no braces', "States.Format('plain')", {}, 'plain'],
  ['IN7 a template from the input', 'States.Format($.t, $.n)', { t: 'Hello {}', n: 'Ada' }, 'Hello Ada'],
  ['IN7 braces that stay', String.raw`States.Format('\{\} {}', 1)`, {}, '{} 1'],
  ['IN7 braces that stay, in the input', 'States.Format($.t, 1)', { t: String.raw`\{\} {}` }, '{} 1'],
  ['IN7 quotes', String.raw`States.Format('\'{}\'', 'a')`, {}, "'a'"],
  ['IN8 what comes from the Context object', "States.Format('{}', $$.Execution)", {}, '{Input={n=2}, Name=run}'],
  ['IN8 lists of the Context object', "States.Format('{}', $$.State.Tags)", {}, '[a, 1, null]'],

  ['IN9 objects', 'States.StringToJson($.s)', { s: ' {"a": 1} ' }, { a: 1 }],
  ['IN9 scalars', 'States.StringToJson($.s)', { s: '"x"' }, 'x'],
  ['IN9 blank text', 'States.StringToJson($.s)', { s: ' ' }, null],
  ['IN9 null', "States.StringToJson('null')", {}, null],
  ['States.JsonToString', 'States.JsonToString($.o)', { o: { a: [1, null, 'x'] } }, '{"a":[1,null,"x"]}'],
  ['States.JsonToString of a string', "States.JsonToString('x')", {}, '"x"'],

  ['IN10 shallow, the second wins', 'States.JsonMerge($.a, $.b, false)', { a: { x: { p: 1 }, y: 2 }, b: { x: { q: 1 } } }, { x: { q: 1 }, y: 2 }],
  ['IN10 anything but true is false', "States.JsonMerge($.a, $.b, 'false')", { a: { x: 1 }, b: {} }, { x: 1 }],

  ['IN11 a number', 'States.ArrayContains($.a, 2)', { a: [1, 2] }, true],
  ['IN11 a list', 'States.ArrayContains($.a, $.b)', { a: [[1], [2, 3]], b: [2, 3] }, true],
  ['IN11 null', 'States.ArrayContains($.a, null)', { a: [1, null] }, true],
  ['IN11 by text', 'States.ArrayContains($.a, true)', { a: ['true'] }, true],
  ['IN11 the order of members counts', 'States.ArrayContains($.a, $.b)', { a: [{ x: 1, y: 2 }], b: { y: 2, x: 1 } }, false],
  ['IN11 not there', 'States.ArrayContains($.a, false)', { a: [0, 1, -1.5] }, false],

  ['IN12 by index', 'States.ArrayGetItem($.a, 1)', { a: [10, 20] }, 20],
  ['IN12 an item that is null', 'States.ArrayGetItem($.a, 0)', { a: [null] }, null],
  ['IN12 of an empty list', 'States.ArrayGetItem($.a, 999)', { a: [] }, null],
  ['IN6 a fraction is cut off', 'States.ArrayGetItem($.a, 1.9)', { a: [10, 20] }, 20],
  ['States.ArrayLength', 'States.ArrayLength($.a)', { a: [[1], [2]] }, 2],

  ['IN13 numbers', 'States.ArrayUnique($.a)', { a: [1, 2, 3, 3, 4] }, [1, 2, 3, 4]],
  ['IN13 in the order of a hash set', 'States.ArrayUnique($.a)', { a: [true, false, true] }, [false, true]],
  ['IN13 lists', 'States.ArrayUnique($.a)', { a: [[1, 2], [1, 2], [2, 1]] }, [[2, 1], [1, 2]]],
  ['IN13 null first', 'States.ArrayUnique($.a)', { a: [1, null, null] }, [null, 1]],
  ['IN13 numbers and texts are apart', 'States.ArrayUnique($.a)', { a: [1, '1', 1, '01'] }, [1, '1', '01']],
  ['IN13 objects whatever the order', 'States.ArrayUnique($.a)', { a: [{ x: 1, y: 2 }, { y: 2, x: 1 }] }, [{ x: 1, y: 2 }]],

  ['IN14 both ends', 'States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
  ['IN14 downwards', 'States.ArrayRange(5, 1, -2)', {}, [5, 3, 1]],
  ['IN14 the wrong way', 'States.ArrayRange(5, 1, 1)', {}, []],
  ['IN6 fractions are cut off', 'States.ArrayRange(5.4, -0.6, -2.4)', {}, [5, 3, 1]],
  ['IN14 parts', 'States.ArrayPartition($.a, 4)', { a: [1, 2, 3, 4, 5] }, [[1, 2, 3, 4], [5]]],
  ['IN14 parts of nothing', 'States.ArrayPartition($.a, 4)', { a: [] }, []],
  ['IN6 a size is cut off', 'States.ArrayPartition($.a, 2.6)', { a: [1, 2, 3] }, [[1, 2], [3]]],

  ['IN15 encode', "States.Base64Encode('こんにちは')", {}, '44GT44KT44Gr44Gh44Gv'],
  ['IN15 decode', "States.Base64Decode('8J+agA==')", {}, '🚀'],
  ['IN15 decode without padding', "States.Base64Decode('YWI')", {}, 'ab'],
  ['IN15 decode up to the first =', "States.Base64Decode('YWJjZA==YWJj')", {}, 'abcd'],
  ['IN15 decode passes over what is none', "States.Base64Decode(' YW!Jj ')", {}, 'abc'],
  ['IN15 a byte order mark stays', "States.Base64Decode('77u/YQ==')", {}, '\uFEFFa'],
  ['IN15 MD5', "States.Hash('hello', 'MD5')", {}, '5d41402abc4b2a76b9719d911017c592'],
  ['IN15 SHA-1', "States.Hash('hello', 'SHA-1')", {}, 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d'],
  ['IN15 SHA-256 of UTF-8', "States.Hash('🚀', 'SHA-256')", {}, 'ebbc0b2870eb323f2b6cffa5c493ceef81ae7eb36afc73d4e0367301631daec5'],
  ['IN15 SHA-384', "States.Hash('hello', 'SHA-384')", {}, '59e1748777448c69de6b800d7a33bbfb9ff1b463e44354c3553bcdb9c666fa90125a3c79f90397bdf5f6a13de828684f'],
  ['IN15 SHA-512', "States.Hash('', 'SHA-512')", {}, 'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e'],
  ['IN15 a number as its text', "States.Hash(123, 'MD5')", {}, '202cb962ac59075b964b07152d234b70'],

  ['IN16 from start to before end', 'States.MathRandom(10, 20)', {}, 15],
  ['IN16 seeded as recorded', 'States.MathRandom(1, 100, 42)', {}, 63],
  ['IN16 seeded, another seed', 'States.MathRandom(1, 1000, 2)', {}, 806],
  ['IN16 seeded, a negative seed', 'States.MathRandom(1, 10, -10)', {}, 1],
  ['IN16 seeded, a bound that is a power of two', 'States.MathRandom(1, 5, 42)', {}, 3],
  ['IN16 seeded, near the largest', 'States.MathRandom(2147483640, 2147483647, 1)', {}, 2147483644],
  ['States.MathAdd', 'States.MathAdd($.a, -1)', { a: 111 }, 110],
  ['IN6 MathAdd rounds', 'States.MathAdd(1.6, 2.7)', {}, 5],
  ['IN6 MathAdd rounds a half upwards', 'States.MathAdd(-1.5, 0)', {}, -1],
  ['IN6 MathAdd gives no -0', 'States.MathAdd(-0.4, 0)', {}, 0],
  ['IN6 the largest', 'States.MathAdd(2147483646, 1)', {}, 2147483647],

  ['IN17 each character splits', "States.StringSplit('This.is+a,test=string', '.+,=')", {}, ['This', 'is', 'a', 'test', 'string']],
  ['IN17 empty pieces are dropped', "States.StringSplit(',a,,b,', ',')", {}, ['a', 'b']],
  ['IN17 nothing to split', "States.StringSplit('', ',')", {}, []],
  ['IN3 UUID passes over arguments', "States.UUID('x', 1)", {}, 'uuid-1'],
  ['IN1 a call in a call', "States.Format('{}', States.ArrayLength(States.Array(1, 2)))", {}, '2'],
])('%s: %s', (_rule, text, input, value) => {
  expect(evaluate(text, input)).toEqual({ value })
})

const long = 'a'.repeat(10_001)

test.each<[rule: string, text: string, input: Json]>([
  ['IN3 too few', 'States.MathAdd(1)', {}],
  ['IN3 none', 'States.Base64Decode()', {}],
  ['IN3 too many', "States.Hash('a', 'MD5', 1)", {}],
  ['IN3 Format of nothing', 'States.Format()', {}],
  ['IN4 not a list', "States.ArrayLength('x')", {}],
  ['IN4 an object for a list', 'States.ArrayUnique($.o)', { o: { a: 1 } }],
  ['IN4 not a number', "States.MathAdd('1', 2)", {}],
  ['IN4 a boolean for a number', 'States.MathAdd(true, 2)', {}],
  ['IN4 not a text', 'States.StringSplit($.n, $.n)', { n: 1 }],
  ['IN4 a template that is no text', 'States.Format($.n, 1)', { n: 1 }],
  ['IN4 a number for JSON text', 'States.StringToJson($.n)', { n: 123 }],
  ['IN6 beyond 32 bits', 'States.MathAdd(3000000000, 1)', {}],
  ['IN6 a sum beyond 32 bits', 'States.MathAdd(2147483647, 1)', {}],
  ['IN10 a deep merge', 'States.JsonMerge($, $, true)', {}],
  ['IN10 not an object', 'States.JsonMerge($, $.l, false)', { l: [] }],
  ['IN12 past the end', 'States.ArrayGetItem($.a, 3)', { a: [1, 2, 3] }],
  ['IN12 before the start', 'States.ArrayGetItem($.a, -1)', { a: [1] }],
  ['IN14 a step of zero', 'States.ArrayRange(1, 10, 0.49)', {}],
  ['IN14 more than a thousand', 'States.ArrayRange(1, 1001, 1)', {}],
  ['IN14 a size of zero', 'States.ArrayPartition($.a, 0.6)', { a: [1] }],
  ['IN14 a negative size', 'States.ArrayPartition($.a, -1)', { a: [1] }],
  ['IN15 too long to encode', 'States.Base64Encode($.s)', { s: long }],
  ['IN15 too long to decode', 'States.Base64Decode($.s)', { s: long }],
  ['IN15 too long to hash', "States.Hash($.s, 'MD5')", { s: long }],
  ['IN15 an algorithm by another name', "States.Hash('a', 'sha-256')", {}],
  ['IN16 no room', 'States.MathRandom(1, 1)', {}],
  ['IN16 no room after the fractions', 'States.MathRandom(1.4, 1.6)', {}],
  ['IN16 reversed', 'States.MathRandom(10, 5)', {}],
  ['IN16 a seed that is no number', 'States.MathRandom(1, 10, null)', {}],
  ['IN4 in a call inside', 'States.ArrayLength(States.JsonToString($.a))', { a: [1] }],
])('%s is refused: %s', (_rule, text, input) => {
  const [name] = /^States\.\w+/.exec(text)!
  const message = `There was an error while evaluating the intrinsic function: ${text}. Invalid arguments in ${name}`
  expect(evaluate(text, input)).toEqual({ error: { name: 'States.Runtime', message } })
})

test.each<[rule: string, text: string, reason: string]>([
  ['IN7 an open brace', "States.Format('Hello {', $.a)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ['IN7 two open braces', "States.Format('Hello {{}}', $.a)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ['IN7 a closing brace', "States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
  ['IN7 too few arguments', "States.Format('{} {}', $.a)", 'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.'],
  ['IN9 not JSON', "States.StringToJson('undefined')", "Cannot convert String to Json in States.StringToJson, caused by: Unrecognized token 'undefined': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 10]"],
])('%s is refused in words of its own: %s', (_rule, text, reason) => {
  const message = `There was an error while evaluating the intrinsic function: ${text}. ${reason}`
  expect(evaluate(text, { a: 'x' })).toEqual({ error: { name: 'States.Runtime', message } })
})

test.each<[text: string, field: string]>([
  ["States.Hash($.missing, 'SHA-256')", '$.missing'],
  ['States.UUID($.missing)', '$.missing'],
  ['States.JsonToString(States.Array($.missing))', '$.missing'],
  // AWS names a path over the Context object as if it were one over the input.
  ['States.JsonToString($$.Execution.Missing)', '$.Execution.Missing'],
  ['States.JsonToString($missing)', '$missing'],
])('IN5 a path that finds nothing: %s', (text, field) => {
  const message = `The function '${text}' had the following error: The JsonPath argument for the field '${field}' could not be found in the input '{"a":1}'`
  expect(evaluate(text, { a: 1 })).toEqual({ error: { name: 'States.Runtime', message } })
})

test('IN1 variables are arguments too', () => {
  expect(evaluate('States.MathAdd($counter, 1)', {}, { counter: 1 })).toEqual({ value: 2 })
})
