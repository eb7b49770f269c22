import { expect, test } from 'vitest'
import { dispatchAt, NOT_DISPATCHED } from './dispatchRate'

test.each<[why: string, count: number, childType: 'STANDARD' | 'EXPRESS', now: number, fullFor: number]>([
  ['there is room for the hundredth Standard child', 99, 'STANDARD', 250, 0],
  ['none for one more in this second', 100, 'STANDARD', 250, 750],
  ['and again in the next', 100, 'STANDARD', 1000, 0],
  ['Express children start ten times as fast', 100, 'EXPRESS', 250, 0],
  ['and no faster', 1000, 'EXPRESS', 250, 750],
])('MR9 %s', (_why, count, childType, now, fullFor) => {
  expect(dispatchAt({ since: 0, count }, childType, now).fullFor).toBe(fullFor)
})

test('MR9 the first start begins a second', () => {
  expect(dispatchAt(NOT_DISPATCHED, 'STANDARD', 5000)).toEqual({ since: 5000, count: 0, fullFor: 0 })
})
