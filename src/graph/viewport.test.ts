import { expect, test } from 'vitest'
import type { Drawing } from './drawing'
import { fitted, opening, revealing } from './viewport'

const pane = { width: 440, height: 420 }
const drawing = (width: number, height: number, firstX = 0): Drawing => ({
  width,
  height,
  nodes: [{ node: { id: '#start' } as never, box: { x: firstX, y: 0, width: 100, height: 20 } }],
  edges: [],
})

test('a small drawing is centred at its own size', () => {
  expect(fitted({ width: 200, height: 200 }, pane)).toEqual({ x: 120, y: 128, zoom: 1 })
})

test('a large one is made smaller until all of it is in sight', () => {
  expect(fitted({ width: 800, height: 400 }, pane)).toEqual({ x: 20, y: 128, zoom: 0.5 })
})

test('a drawing opens at its beginning when all of it would be too small to read', () => {
  const long = opening(drawing(400, 8000), pane)
  expect(long.zoom).toBe(0.8)
  expect(long.y).toBe(46)
  expect(long.x).toBeCloseTo((440 - 400 * 0.8) / 2)
})

test('a wide one opens with its first state in the middle', () => {
  const { x, zoom } = opening(drawing(4000, 400, 1950), pane)
  expect(x + 2000 * zoom).toBeCloseTo(220)
})

test.each<[why: string, x: number, y: number, moved: [number, number]]>([
  ['in sight', 100, 100, [0, 0]],
  ['below', 100, 600, [0, -220]],
  ['left of it', -50, 100, [70, 0]],
  ['under what is said of the drawing', 100, 10, [0, 36]],
])('a box %s', (_why, x, y, [dx, dy]) => {
  const here = { x: 0, y: 0, zoom: 1 }
  expect(revealing({ x, y, width: 100, height: 20 }, here, pane)).toEqual({ x: dx, y: dy, zoom: 1 })
})

test('a box larger than the pane shows its beginning', () => {
  expect(revealing({ x: 30, y: 900, width: 100, height: 2000 }, { x: 0, y: 0, zoom: 1 }, pane).y).toBe(-854)
})
