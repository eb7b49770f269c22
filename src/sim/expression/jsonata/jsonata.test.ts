import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { compileJsonata, evaluateJsonata, type JsonataValue } from './jsonata'

const NOW = Date.UTC(2025, 0, 1, 12)

function evaluate(source: string, bindings: JsonObject = {}, draws: readonly number[] = [0.5]): JsonataValue {
  const compiled = compileJsonata(source)
  if ('error' in compiled) throw new Error(`${source}: ${compiled.error.message}`)
  let drawn = 0
  return evaluateJsonata(compiled.expression, {
    bindings,
    now: NOW + 0.25,
    draw: () => draws[drawn++ % draws.length]!,
    uuid: () => 'uuid-1',
  })
}

const states = (input: Json): JsonObject => ({ states: { input, context: { Execution: { Name: 'run' } } } })

test.each<[rule: string, source: string, bindings: JsonObject, value: Json]>([
  ['JA2 a state’s data', '$states.input.a.b', states({ a: { b: 1 } }), 1],
  ['JA2 a variable', '$total * 2', { total: 21 }, 42],
  ['JA2 a variable by a name that objects have', '$hasOwnProperty', { hasOwnProperty: 1 }, 1],
  ['JA2 a variable of the expression’s own', '($constructor := 2; $constructor)', {}, 2],
  ['JA4 the virtual clock', '$now()', {}, '2025-01-01T12:00:00.000Z'],
  ['JA4 the virtual clock in another form', "$now('[Y]/[M01]', '+0100')", {}, '2025/01'],
  ['JA4 whole milliseconds', '$millis()', {}, NOW],
  ['JA4 what a timestamp leaves out comes from the virtual clock', "$fromMillis($toMillis('10:30', '[H]:[m]'))", {}, '2025-01-01T10:30:00.000Z'],
  ['JA4 an id from the world', '$uuid()', {}, 'uuid-1'],
  ['JA4 the language’s own functions', '$sum([1..4].($ * $))', {}, 30],
  ['JA6 parts', '$partition([1,2,3,4,5], 2)', {}, [[1, 2], [3, 4], [5]]],
  ['JA5 a size rounded down', '$partition([1,2,3], 2.6)', {}, [[1, 2], [3]]],
  ['JA6 one part without a size', '$partition([1,2,3])', {}, [[1, 2, 3]]],
  ['JA6 a range', '$range(0, 10, 2)', {}, [0, 2, 4, 6, 8, 10]],
  ['JA6 a range downwards', '$range(5, 1, -2)', {}, [5, 3, 1]],
  ['JA5 a range rounded down', '$range(1.4, 5.6, 2.2)', {}, [1, 3, 5]],
  ['JA6 a range of more than a thousand', '$count($range(1, 1001, 1))', {}, 1001],
  ['JA6 a hash', "$hash('hello', 'SHA-256')", {}, '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'],
  ['JA6 a hash of a long text', "$length($hash($pad('', 10001, 'a'), 'MD5'))", {}, 32],
  ['JA6 a seeded draw', '$random(77)', {}, 0.7240700207191966],
  ['JA6 JSON text', '$parse(\' {"answer": 42, "items": [1]} \')', {}, { answer: 42, items: [1] }],
  ['JA9 a sequence of one is its item', '$states.input.a', states([{ a: 1 }, { b: 2 }]), 1],
  ['JA9 a list kept as a list', '$states.input.a[]', states([{ a: 1 }]), [1]],
  ['JA9 members without a value are left out', '{"a": $nothing, "b": 1}', {}, { b: 1 }],
  ['JA9 -0 is 0', '[-0, {"a": 0 * -1}]', {}, [0, { a: 0 }]],
  ['JA9 numbers that are not finite', '[1/0, -1/0, {"a": 0/0}]', {}, ['Infinity', '-Infinity', { a: 'NaN' }]],
  ['JA9 a group that took no part', '$match("b", /(a)?b/)', {}, { match: 'b', index: 0, groups: [null] }],
  ['JA10 a timestamp without a zone', "$toMillis('2025-01-01T12:00:00')", {}, NOW],
  ['JA10 a power', '$power(1.1, 10)', {}, 2.5937424601000023],
  ['JA10 a root', '$power(2, 0.5)', {}, 1.4142135623730951],
  ['JA10 Base64 without a browser', '$base64decode($base64encode("hello"))', {}, 'hello'],
  ['JA10 digits beyond 2⁵³ are exact', '$formatBase($power(2, 60) + 0, 16)', {}, '1000000000000000'],
])('%s: %s', (_rule, source, bindings, value) => {
  expect(evaluate(source, bindings)).toStrictEqual({ value })
})

test.each<[rule: string, source: string]>([
  ['JA9 a variable that is not there', '$absent'],
  ['JA9 a member that is not there', '$states.input.absent'],
  ['JA2 there is no input', '$'],
  ['JA2 nor a root', '$$'],
  ['JA2 nor members of it', 'absent'],
  ['JA6 parts of size zero', '$partition([1], 0.5)'],
  ['JA6 a step of zero', '$range(1, 10, 0.49)'],
  ['JA6 no step', '$range(1, 5)'],
  ['JA6 no text', '$parse()'],
])('%s: %s is nothing', (_rule, source) => {
  expect(evaluate(source, states({}))).toEqual({ undefined: true })
})

test.each<[rule: string, source: string, code: string, message: string]>([
  ['JA1 the words of the package', '$states.input.s + 1', 'T2001', 'The left side of the "+" operator must evaluate to a number'],
  ['JA1 no function', '$absent(1)', 'T1006', 'Attempted to invoke a non-function'],
  ['JA1 no function in a tail call', '(function(){ $absent(1) })()', 'T1006', 'Attempted to invoke a non-function'],
  ['JA1 what is called is data', '$states()', 'T1006', 'Attempted to invoke a non-function'],
  ['JA4 no $eval', "$eval('1')", 'T1006', 'Attempted to invoke a non-function'],
  ['JA6 a negative size', '$partition([1], -1)', 'D3137', 'Second argument must be zero or greater'],
  ['JA6 parts of a text', "$partition('x', 2)", 'T0412', 'Argument 1 of function "partition" must be an array of undefined'],
  ['JA6 a size that is no number', "$partition([1], '2')", 'T0410', 'Argument 2 of function "partition" does not match function signature'],
  ['JA6 one argument too many', '$partition([1], 2, 9)', 'T0410', 'Argument 3 of function "partition" does not match function signature'],
  ['JA6 a start that is no number', "$range('a', 5, 1)", 'T0410', 'Argument 1 of function "range" does not match function signature'],
  ['JA6 a null step', '$range(1, 5, null)', 'T0410', 'Argument 3 of function "range" does not match function signature'],
  ['JA6 four arguments', '$range(1, 5, 1, 9)', 'T0410', 'Argument 4 of function "range" does not match function signature'],
  ['JA6 another algorithm', "$hash('data', 'UNSUPPORTED')", 'D3137', "Hash algorithm 'UNSUPPORTED' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
  ['JA6 a number to hash', "$hash(123, 'MD5')", 'T0410', 'Argument 1 of function "hash" does not match function signature'],
  ['JA6 nothing to hash', '$hash()', 'T0410', 'Argument 1 of function "hash" does not match function signature'],
  ['JA6 text that is not JSON', "$parse('{bad json}')", 'D3137', 'Invalid JSON'],
  ['JA6 empty text', "$parse('')", 'D3137', 'Invalid JSON'],
  ['JA6 null for text', '$parse(null)', 'T0410', 'Argument 1 of function "parse" does not match function signature'],
  ['JA6 an argument for $uuid', '$uuid(null)', 'T0410', 'Argument 1 of function "uuid" does not match function signature'],
  ['JA6 a null seed', '$random(null)', 'T0410', 'Argument 1 of function "random" does not match function signature'],
  ['JA6 a seed without end', '$random(1/0)', 'D1001', 'Number out of range: null'],
  ['JA7 what only a prototype has', '$states.input.constructor', 'D1010', 'Attempted to access the Javascript object prototype'],
  ['JA7 a prototype itself', '$states.__proto__', 'D1010', 'Attempted to access the Javascript object prototype'],
  ['JA9 a function', '$sum', 'NotJson', 'The expression returned a function, which JSON cannot hold'],
  ['JA9 a function inside', '{"a": [function($x){$x}]}', 'NotJson', 'The expression returned a function, which JSON cannot hold'],
  ['JA1 arithmetic with a number that is not finite', '1/0 + 1', 'D1001', 'Number out of range: null'],
  ['JA11 a picture without places', "$formatNumber(1, 'x')", 'D3086', 'The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character'],
  ['JA11 what is no Base64', "$base64decode('!!!')", 'Internal', 'not Base64'],
  ['$error', "$error('no stock')", 'D3137', 'no stock'],
])('%s: %s', (_rule, source, code, message) => {
  expect(evaluate(source, states({ s: 'x' }))).toEqual({ error: { code, message } })
})

test.each<[why: string, source: string, code: string]>([
  ['an operator without its right side', '1 +', 'S0207'],
  ['an open parenthesis', '(1', 'S0203'],
  ['an open string', "'a", 'S0101'],
  ['JA8 look-ahead', '/a(?=b)/', 'RegexError'],
  ['JA8 a back reference', '/(a)\\1/', 'RegexError'],
  ['JA8 no pattern', '/(/', 'S0302'],
  ['parentheses without end', '('.repeat(100_000), 'U1001'],
])('%s does not compile', (_why, source, code) => {
  expect(compileJsonata(source)).toMatchObject({ error: { code } })
})

test('the same text is compiled once', () => {
  expect(compileJsonata('$a + 1')).toBe(compileJsonata('$a + 1'))
})

test('JA4 draws come from the world, and an expression with none takes none', () => {
  expect(evaluate('[$random(), $random()]', {}, [0.25, 0.75])).toEqual({ value: [0.25, 0.75] })
  expect(evaluate('$shuffle([1,2,3])', {}, [0, 0, 0])).toEqual({ value: [3, 1, 2] })
  expect(evaluate('$random(5) = $random(5)', {}, [])).toEqual({ value: true })
})

test('JA4 an expression leaves nothing behind for the next', () => {
  const first = evaluate("$map(['x'], $sum)")
  evaluate("($f := $sum; $f('y'))")
  expect(evaluate("$map(['x'], $sum)")).toEqual(first)
})

test.each<[why: string, source: string]>([
  ['a list kept as a list', '$states.input.items[]'],
  ['an empty list to group', '$states.input.empty{"a": 1}'],
  ['a sort', '$states.input.items^(>$)'],
  ['data that is called', '$states.input.object()'],
  ['a transform of a copy', '$states.input ~> |object|{"a": 9}, "b"|'],
  ['a transform that aims at the data itself', '{} ~> |$states.input.object|{"a": 9}|'],
  ['a transform whose clone is no copy', '($clone := function($x){$x}; $states.input ~> |object|{"a": 9}|)'],
  ['a variable of the same name', '($states := 1)'],
])('JA2 bindings are not written to: %s', (_why, source) => {
  const bindings = states({ items: [2, 1], empty: [], object: { a: 1, b: 2 } })
  const before = JSON.stringify(bindings)
  evaluate(source, bindings)
  const { items } = (bindings['states'] as JsonObject)['input'] as { items: object }
  expect(JSON.stringify(bindings)).toBe(before)
  expect(Object.keys(items)).toEqual(['0', '1'])
})

test('JA9 a value that is plain already is the same value, not a copy', () => {
  const input = { items: [{ a: 1 }] }
  const found = evaluate('$states.input', states(input))
  expect('value' in found && found.value).toBe(input)
})

test('JA9 what comes out carries no marks into the next expression', () => {
  const found = evaluate('[1..3][$ > 1]')
  expect('value' in found && Object.keys(found.value as object)).toEqual(['0', '1'])
})

test('a function given to another keeps its arguments when it is bound in part', () => {
  expect(evaluate('($first5 := $substring(?, 0, 5); $first5("Hello World"))')).toEqual({ value: 'Hello' })
})

test('JA8 matches and their groups', () => {
  expect(evaluate('$replace("265USD", /([0-9]+)USD/, "$$$1")')).toEqual({ value: '$265' })
  expect(evaluate('$split("a1b22c", /[0-9]+/)')).toEqual({ value: ['a', 'b', 'c'] })
  expect(evaluate('$contains("Hello", /WORLD|hello/i)')).toEqual({ value: true })
})
