import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_LINE, firstOf, withLast, withoutFirst, type Line } from './line'

test('what is added and taken in any order goes as in a list, and every earlier line stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (adds) => {
      let line: Line<number> = EMPTY_LINE
      let list: readonly number[] = []
      const past: (readonly [Line<number>, readonly number[]])[] = []
      adds.forEach((add, i) => {
        past.push([line, list])
        line = add ? withLast(line, i) : withoutFirst(line)
        list = add ? [...list, i] : list.slice(1)
      })
      for (const [then, expected] of [...past, [line, list] as const]) expect(all(then)).toEqual(expected)
    }),
  )
})

function all(line: Line<number>): readonly number[] {
  const items: number[] = []
  for (let rest = line, item = firstOf(rest); item !== undefined; rest = withoutFirst(rest), item = firstOf(rest)) items.push(item)
  return items
}
