import { expect, test } from 'vitest'
import type { AttributeValue } from './attributeValue'
import { itemSize, valueSize } from './itemSize'

test.each<[why: string, value: AttributeValue, bytes: number]>([
  ['DB30 a text in UTF-8', { S: 'größe😀' }, 11],
  ['DB30 zero', { N: '0' }, 1],
  ['DB30 a digit', { N: '1' }, 2],
  ['DB30 six digits', { N: '123456' }, 4],
  ['DB30 digits on both sides of the point count apart', { N: '3.14159' }, 5],
  ['DB30 trailing zeros do not count', { N: `1${'0'.repeat(125)}` }, 2],
  ['DB30 leading zeros do not count', { N: '0.0025' }, 2],
  ['DB30 a number below zero', { N: '-42.12' }, 4],
  ['DB30 bytes', { B: 'AQIDBA==' }, 4],
  ['DB30 a set', { NS: ['1', '123'] }, 5],
  ['DB30 a flag', { BOOL: true }, 1],
  ['DB30 nothing', { NULL: true }, 1],
  ['DB30 a list', { L: [{ S: 'ab' }, { BOOL: true }] }, 8],
  ['DB30 a map', { M: { ab: { S: 'c' }, d: { M: {} } } }, 12],
])('%s', (_why, value, bytes) => {
  expect(valueSize(value)).toBe(bytes)
})

test('DB30 names count', () => {
  expect(itemSize({ pk: { S: 'a' }, größe: { N: '1' } })).toBe(2 + 1 + 7 + 2)
})
