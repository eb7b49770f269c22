import { expect, test } from 'vitest'
import type { EventRow } from '../sim/cloud/views/eventRow'
import { createEventRowsStore } from './eventRowsStore'
import { later, row, settle } from './fakeLab.testing'

function given(count: number) {
  const asked: number[] = []
  let run: object | undefined = {}
  let changed = () => {}
  const late = later<readonly EventRow[]>()
  let answer = (from: number, most: number): Promise<readonly EventRow[]> =>
    Promise.resolve(Array.from({ length: Math.max(0, Math.min(most, count - from)) }, (_, i) => row(from + i)))
  const store = createEventRowsStore({ get: () => run, onChange: (call) => (changed = call) }, (from, most) => {
    asked.push(from)
    return answer(from, most)
  })
  return {
    store,
    asked,
    late,
    answerLate: () => (answer = () => late.promise),
    refuse: () => (answer = () => Promise.reject(new Error('ended'))),
    nextRun: (next: object | undefined) => {
      run = next
      changed()
    },
  }
}

test('rows come by the page, each page asked for once', async () => {
  const { store, asked } = given(250)

  store.getState().need(90, 120)
  store.getState().need(95, 130)
  await settle()

  expect(asked).toEqual([0, 100])
  expect(store.getState().rows.get(120)).toMatchObject({ id: 121 })
  expect(store.getState().rows.size).toBe(200)
})

test('rows of a run that is gone do not show up in the next', async () => {
  const { store, answerLate, late, nextRun } = given(50)
  answerLate()
  store.getState().need(0, 10)

  nextRun({})
  late.answer([row(0)])
  await settle()

  expect(store.getState().rows.size).toBe(0)
})

test('a page that did not come is asked for again', async () => {
  const { store, asked, refuse } = given(50)
  refuse()
  store.getState().need(0, 10)
  await settle()

  store.getState().need(0, 10)

  expect(asked).toEqual([0, 0])
})

test('without a run nothing is asked for', () => {
  const { store, asked, nextRun } = given(50)
  nextRun(undefined)
  store.getState().need(0, 10)
  expect(asked).toEqual([])
})
