import { expect, test } from 'vitest'
import { scrolledTo, visibleRows } from './rowWindow'

test.each<[why: string, top: number, height: number, count: number, rows: [number, number]]>([
  ['at the top', 0, 280, 1000, [0, 18]],
  ['in the middle', 2800, 280, 1000, [92, 118]],
  ['at the end', 27_720, 280, 1000, [982, 999]],
  ['a short list', 0, 280, 3, [0, 2]],
  ['an empty one', 0, 280, 0, [0, -1]],
])('lines drawn %s', (_why, top, height, count, rows) => expect(visibleRows(top, height, count)).toEqual(rows))

test.each<[why: string, index: number, top: number, scrolled: number]>([
  ['in sight', 5, 0, 0],
  ['above', 2, 280, 28],
  ['below', 20, 0, 22 * 28 - 280],
  ['the first', 0, 100, 0],
])('a line %s', (_why, index, top, scrolled) => expect(scrolledTo(index, top, 280)).toBe(scrolled))
