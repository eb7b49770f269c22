import { expect, test } from 'vitest'
import { fromItem, toItem } from './plainItem'

test('plain JSON goes into an item and comes back', () => {
  const plain = { id: 'a', stock: 12, open: true, none: null, tags: ['x', 2], size: { w: 1 } }
  expect(toItem(plain)).toEqual({
    id: { S: 'a' },
    stock: { N: '12' },
    open: { BOOL: true },
    none: { NULL: true },
    tags: { L: [{ S: 'x' }, { N: '2' }] },
    size: { M: { w: { N: '1' } } },
  })
  expect(fromItem(toItem(plain))).toEqual(plain)
})

test('a number too long for JavaScript stays text', () => {
  expect(fromItem({ n: { N: '12345678901234567890123' } })).toEqual({ n: '12345678901234567890123' })
})
