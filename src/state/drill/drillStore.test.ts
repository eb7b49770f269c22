import { expect, test } from 'vitest'
import type { Drill } from '../../content/drills/drill'
import type { DrillVerdict } from '../../grading/drill/gradeDrill'
import type { Records } from '../../browser/records'
import { createDrillStore } from './drillStore'

const drill = { id: 'd', hints: ['a', 'b', 'c'], parts: [{ id: 'code', title: 'Code', language: 'javascript', starter: 'old' }] } as unknown as Drill

function room(kept?: unknown) {
  const tried: [string, boolean][] = []
  const settle: ((verdict: DrillVerdict) => void)[] = []
  const records = { read: async () => kept, write: async () => undefined, writeLast: async () => undefined, remove: async () => undefined, keys: async () => [] } as unknown as Records
  const store = createDrillStore(drill, { records, beforeEnd: () => undefined, grade: () => new Promise((resolve) => settle.push(resolve)), stop: () => undefined, tried: (id, passed) => tried.push([id, passed]) })
  return { store, tried, settle }
}

const passed: DrillVerdict = { passed: true, runs: [] }

test('takes up what the device kept, but for parts that are gone', async () => {
  const { store } = room({ code: 'mine', gone: 'x' })
  await store.getState().open()
  expect(store.getState().texts).toEqual({ code: 'mine' })
})

test('what is broken on the device is left alone', async () => {
  const { store } = room({ code: 7 })
  await store.getState().open()
  expect(store.getState().texts).toEqual({ code: 'old' })
})

test('a try is counted with how it ended', async () => {
  const { store, tried, settle } = room()
  const submitted = store.getState().submit()
  settle[0]!(passed)
  await submitted
  expect(tried).toEqual([['d', true]])
  expect(store.getState()).toMatchObject({ running: false, solved: true })
})

test('what is stopped is not graded, even if it ends after all', async () => {
  const { store, tried, settle } = room()
  const submitted = store.getState().submit()
  store.getState().cancel()
  settle[0]!(passed)
  await submitted
  expect(tried).toEqual([])
  expect(store.getState()).toMatchObject({ running: false, verdict: undefined })
})

test('a part that cannot be read is no try', async () => {
  const { store, tried, settle } = room()
  const submitted = store.getState().submit()
  settle[0]!({ passed: false, runs: [], problem: { part: 'code', message: 'This is no JSON' } })
  await submitted
  expect(tried).toEqual([])
})

test('hints come one by one, three at most', () => {
  const { store } = room()
  for (let i = 0; i < 5; i++) store.getState().hint()
  expect(store.getState().hints).toBe(3)
})
