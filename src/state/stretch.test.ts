import { expect, test } from 'vitest'
import { row } from './fakeLab.testing'
import { stretchFrom } from './stretch'

/** Events of these states, the lab's limit of 500 rows kept. */
function given(states: readonly string[]) {
  const rows = states.map((state, index) => ({ ...row(index), state }))
  const read = (from: number, count: number) => Promise.resolve(rows.slice(from, from + Math.min(count, 500)))
  return (index: number, direction: 1 | -1) => stretchFrom(index, direction, rows.length, read)
}

test('forward to where another state begins, and back to where states began', async () => {
  const step = given(['', 'A', 'A', 'A', 'B', 'B', 'C'])

  expect(await Promise.all([0, 1, 3, 4, 6].map((index) => step(index, 1)))).toEqual([1, 4, 4, 6, 6])
  expect(await Promise.all([6, 5, 4, 2, 1, 0].map((index) => step(index, -1)))).toEqual([4, 4, 1, 1, 0, 0])
})

test('a stretch may be longer than what is read at once', async () => {
  const step = given(['', ...Array.from({ length: 1700 }, () => 'A'), 'B'])

  expect(await step(1, 1)).toBe(1701)
  expect(await step(1701, -1)).toBe(1)
})

test.each([499, 500, 501])('a stretch that begins at a page’s edge is not passed over: %i events before', async (length) => {
  const step = given([...Array.from({ length }, () => 'A'), 'B', 'B', ...Array.from({ length: 600 }, () => 'C')])

  expect(await step(0, 1)).toBe(length)
  expect(await step(length + 1, -1)).toBe(length)
  expect(await step(length + 2 + 500, -1)).toBe(length + 2)
})

test('in a Map Run a stretch is of one kind of event', async () => {
  const rows = ['MapRunStarted', 'ExecutionStarted', 'ExecutionStarted', 'ExecutionSucceeded'].map((type, index) => {
    const { state: _none, ...rest } = row(index)
    return { ...rest, type, ...(index > 0 && { child: index }) }
  })
  expect(await stretchFrom(1, 1, 4, (from, count) => Promise.resolve(rows.slice(from, from + count)))).toBe(3)
})
