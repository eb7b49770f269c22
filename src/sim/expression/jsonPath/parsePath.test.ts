import { expect, test } from 'vitest'
import { parsePath } from './parsePath'
import type { Segment } from './path'

const member = (name: string): Segment => ({ kind: 'member', name })

test.each<[rule: string, text: string, root: string, segments: Segment[]]>([
  ['JP1 the input', '$', '$', []],
  ['JP1 the Context object', '$$.Execution.Id', '$$', [member('Execution'), member('Id')]],
  ['JP1 a variable', '$größe.a', '$größe', [member('a')]],
  ['JP2 names after dots', '$.a.b-c', '$', [member('a'), member('b-c')]],
  ['JP2 names in brackets, in either quotes', `$['a']["b c"]`, '$', [member('a'), member('b c')]],
  ['JP2 blanks inside brackets', "$[ 'a' ][ 0 ]", '$', [member('a'), { kind: 'index', index: 0 }]],
  ['JP2 a dot before a bracket adds nothing', '$.[0]', '$', [{ kind: 'index', index: 0 }]],
  ['JP2 a dot before names', "$.['a','b']", '$', [{ kind: 'members', names: ['a', 'b'] }]],
  ['JP2 wildcards', '$.*[*]', '$', [{ kind: 'wildcard' }, { kind: 'wildcard' }]],
  ['JP2 descent to a name', '$..a', '$', [{ kind: 'descend' }, member('a')]],
  ['JP2 descent to a bracket', '$..[0]', '$', [{ kind: 'descend' }, { kind: 'index', index: 0 }]],
  ['JP2 several indexes', '$[0,-1]', '$', [{ kind: 'indexes', indexes: [0, -1] }]],
  ['JP2 a function', '$.a.length()', '$', [member('a'), { kind: 'function', name: 'length' }]],
  ['JP3 an escaped quote', String.raw`$['it\'s']`, '$', [member("it's")]],
  ['JP3 an escaped backslash', String.raw`$['a\\b']`, '$', [member(String.raw`a\b`)]],
  ['JP3 any other backslash is part of the name', String.raw`$['Test\""Name"']`, '$', [member(String.raw`Test\""Name"`)]],
  ['JP4 a slice', '$[1:3]', '$', [{ kind: 'slice', from: 1, to: 3 }]],
  ['JP4 a slice from the end', '$[-2:]', '$', [{ kind: 'slice', from: -2, to: undefined }]],
  ['JP4 a slice to', '$[:2]', '$', [{ kind: 'slice', from: undefined, to: 2 }]],
])('%s: %s', (_rule, text, root, segments) => {
  expect(parsePath(text)).toMatchObject({ path: { text, root, segments } })
})

test.each<[rule: string, text: string, message: string]>([
  ['JP1 no dollar', 'a.b', "A path starts with '$'"],
  ['JP1 empty', '', "A path starts with '$'"],
  ['JP2 a dot at the end', '$.a.', "A path must not end with '.'"],
  ['JP2 two dots at the end', '$..', "A path must not end with '.'"],
  ['JP2 an open bracket', '$[', 'Expected an index'],
  ['JP2 an open quote', "$['a", "no closing '"],
  ['JP2 text after the end', '$[0]x', "Unexpected 'x'"],
  ['JP2 a script', '$[(@.length-1)]', 'Expected an index'],
  ['JP2 a function is last', '$.length().a', "Unexpected '.'"],
  ['JP2 a function without its parentheses closed', '$.length(1)', "Expected ')'"],
  ['JP3 a blank in a name', '$.my name', "Use brackets for a name with blanks"],
  ['JP4 a slice with a step', '$[0:9:2]', "Expected ']'"],
  ['JP4 a slice of nothing', '$[:]', 'A slice needs a start or an end'],
  ['JP10 a bare word', '$[?(@.a == OK)]', 'Expected a path, string, number'],
  ['JP9 an unknown operator', '$[?(@.a like 1)]', "Unknown operator 'like'"],
  ['JP9 a literal alone', '$[?(1)]', 'A literal alone is not a condition'],
  ['JP9 =~ without a pattern', "$[?(@.a =~ 'b')]", '=~ needs a pattern'],
  ['JP16 look-ahead', '$[?(@.a =~ /x(?=y)/)]', 'look-ahead'],
])('%s is refused: %s', (_rule, text, message) => {
  const parsed = parsePath(text)
  expect('error' in parsed && parsed.error.message).toContain(message)
  expect('error' in parsed && parsed.error.position).toBeGreaterThanOrEqual(0)
})

test.each<[text: string, definite: boolean, reference: boolean]>([
  ['$', true, true],
  ["$.a['b'][0][-1]", true, true],
  ["$.a['b','c']", true, false],
  ["$['b','c'].a", false, false],
  ['$.a.length()', true, false],
  ['$.a[*]', false, false],
  ['$..a', false, false],
  ['$.a[0,1]', false, false],
  ['$.a[0:1]', false, false],
  ['$.a[?(@.b)]', false, false],
])('JP5 %s is definite: %s, a reference: %s', (text, definite, reference) => {
  expect(parsePath(text)).toMatchObject({ path: { definite, reference } })
})

test('JP17 the same text is the same path', () => {
  expect(parsePath('$.order.items[0]')).toBe(parsePath('$.order.items[0]'))
})

test('a path that nests without end is refused, not a crash', () => {
  const parsed = parsePath(`$[?${'('.repeat(100_000)}`)
  expect('error' in parsed && parsed.error.message).toBe('The path nests too deeply')
})
