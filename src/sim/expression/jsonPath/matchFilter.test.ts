import { expect, test } from 'vitest'
import type { Json } from '../../kernel/json'
import { evaluatePath } from './evaluatePath'
import { parsePath } from './parsePath'

/** Whether one item passes a filter. */
function passes(filter: string, item: Json, variables = {}): boolean {
  const parsed = parsePath(`$[?(${filter})]`)
  if ('error' in parsed) throw new Error(parsed.error.message)
  const found = evaluatePath(parsed.path, { input: [item], context: () => ({}), variables })
  return 'value' in found && (found.value as Json[]).length === 1
}

test.each<[rule: string, filter: string, item: Json, passes: boolean]>([
  ['JP8 existence', '@.a', { a: null }, true],
  ['JP8 absence', '@.a', { b: 1 }, false],
  ['JP8 the item itself', "@ == 'x'", 'x', true],
  ['JP8 a path in the item', '@.a[0].b == 1', { a: [{ b: 1 }] }, true],
  ['JP9 equal numbers', '@.a == 1', { a: 1 }, true],
  ['JP9 a text that reads as the number', "@.a == '1'", { a: 1 }, true],
  ['JP9 a number as its text', '@.a == 1', { a: '1' }, true],
  ['JP9 a blank text is no number', "@.a == ' '", { a: 0 }, false],
  ['JP9 strictly, a text is no number', "@.a === '1'", { a: 1 }, false],
  ['JP9 strictly unequal', "@.a !== '1'", { a: 1 }, true],
  ['JP9 unequal', '@.a != 2', { a: 1 }, true],
  ['JP9 a missing side equals nothing', '@.b == null', { a: 1 }, false],
  ['JP9 so it is unequal to everything', '@.b != null', { a: 1 }, true],
  ['JP9 two missing sides are unequal', '@.b == @.c', { a: 1 }, false],
  ['JP9 null equals null', '@.a == null', { a: null }, true],
  ['JP9 booleans', '@.a == true', { a: true }, true],
  ['JP9 lists in order', '@.a == [1,2]', { a: [1, 2] }, true],
  ['JP9 objects in any order', '@.a == {"x":1,"y":2}', { a: { y: 2, x: 1 } }, true],
  ['JP9 less', '@.a < 2', { a: 1 }, true],
  ['JP9 at most', '@.a <= 1', { a: 1 }, true],
  ['JP9 texts in order', "@.a > 'abc'", { a: 'abd' }, true],
  ['JP9 no order between a number and a text', "@.a < '2'", { a: 1 }, false],
  ['JP9 at least', '@.a >= 1', { a: 1 }, true],
  ['JP9 the literal may stand first', '10 > @.a', { a: 1 }, true],
  ['JP9 in', '@.a in [1,2]', { a: 2 }, true],
  ['JP9 in, as text', "@.a in ['1','2']", { a: 2 }, true],
  ['JP9 words in capitals', '@.a IN [1,2]', { a: 2 }, true],
  ['JP9 nin', '@.a nin [1,2]', { a: 3 }, true],
  ['JP9 contains, in a list', '@.a contains 2', { a: [1, 2] }, true],
  ['JP9 contains, in a text', "@.a contains 'b'", { a: 'abc' }, true],
  ['JP9 all', '@.a all [1,2]', { a: [2, 3, 1] }, true],
  ['JP9 size', '@.a size 2', { a: 'xy' }, true],
  ['JP9 empty', '@.a empty true', { a: [] }, true],
  ['JP9 not empty', '@.a empty false', { a: [1] }, true],
  ['JP9 subsetof', '@.a subsetof [1,2,3]', { a: [3, 1] }, true],
  ['JP9 anyof', '@.a anyof [9,1]', { a: [3, 1] }, true],
  ['JP9 noneof', '@.a noneof [9,8]', { a: [3, 1] }, true],
  ['JP9 a pattern matches the whole text', '@.a =~ /b/', { a: 'abc' }, false],
  ['JP9 a pattern with flags', '@.a =~ /A.C/i', { a: 'abc' }, true],
  ['JP9 a pattern on the left', '/\\d+/ =~ @.a', { a: 12 }, true],
  ['JP9 one item of a list is enough', '@.a =~ /y/', { a: ['x', 'y'] }, true],
  ['JP9 what has no text is matched as the empty one', '@.b =~ /.*/', { a: 1 }, true],
  ['JP9 and', '@.a == 1 && @.b == 2', { a: 1, b: 3 }, false],
  ['JP9 or', '@.a == 1 || @.b == 2', { a: 1, b: 3 }, true],
  ['JP9 and binds closer than or', '@.a == 9 && @.b == 9 || @.c == 3', { a: 1, b: 1, c: 3 }, true],
  ['JP9 parentheses', '@.a == 9 && (@.b == 9 || @.c == 3)', { a: 1, b: 1, c: 3 }, false],
  ['JP9 not', '!@.a', { b: 1 }, true],
  ['JP9 not of a comparison', '!(@.a == 1)', { a: 1 }, false],
  ['JP9 blanks do not matter', '  @.a==1&&@.b==2  ', { a: 1, b: 2 }, true],
  ['JP10 escapes in a text', String.raw`@.a == 'it\'s\n\u00e9'`, { a: "it's\né" }, true],
  ['JP10 numbers with fraction and exponent', '@.a == -1.5e2', { a: -150 }, true],
  ['JP11 a function in a filter', '@.a.length() > 1', { a: [1, 2] }, true],
])('%s: %s', (_rule, filter, item, expected) => {
  expect(passes(filter, item)).toBe(expected)
})

test('JP8 a variable in a filter', () => {
  expect(passes('@.a >= $least', { a: 3 }, { least: 3 })).toBe(true)
})
