import { expect, test } from 'vitest'
import { arrow } from './arrowHead'

test('the shaft ends inside the head', () => {
  const { shaft, head } = arrow([{ x: 10, y: 0 }, { x: 10, y: 50 }])
  expect(shaft).toEqual([{ x: 10, y: 0 }, { x: 10, y: 43 }])
  expect(head).toBe('M 10 50 L 6.5 42 L 13.5 42 Z')
})

test('an end drawn twice has the direction of what came before', () => {
  expect(arrow([{ x: 0, y: 5 }, { x: 30, y: 5 }, { x: 30, y: 5 }]).head).toBe('M 30 5 L 22 8.5 L 22 1.5 Z')
})

test('a last piece shorter than the head is left to it', () => {
  expect(arrow([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 4 }]).shaft).toEqual([{ x: 0, y: 0 }, { x: 10, y: 0 }])
})

test.each([[[]], [[{ x: 1, y: 1 }]]])('no route, no head', (route) => expect(arrow(route)).toEqual({ shaft: route, head: '' }))
