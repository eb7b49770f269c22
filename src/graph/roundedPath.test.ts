import { expect, test } from 'vitest'
import { roundedPath } from './roundedPath'

const p = (x: number, y: number) => ({ x, y })

test.each<[why: string, points: readonly { x: number; y: number }[], path: string]>([
  ['no route, no line', [], ''],
  ['one point, no line', [p(1, 1)], ''],
  ['a straight line has no bend', [p(0, 0), p(0, 50)], 'M 0 0 L 0 50'],
  ['a bend is 10 px round', [p(0, 0), p(0, 50), p(40, 50)], 'M 0 0 L 0 40 Q 0 50 10 50 L 40 50'],
  ['close bends share the room between them', [p(0, 0), p(0, 40), p(8, 40), p(8, 80)], 'M 0 0 L 0 36 Q 0 40 4 40 L 4 40 Q 8 40 8 44 L 8 80'],
  ['a point given twice counts once', [p(0, 0), p(0, 0), p(0, 9)], 'M 0 0 L 0 9'],
])('%s', (_why, points, path) => {
  expect(roundedPath(points)).toBe(path)
})
