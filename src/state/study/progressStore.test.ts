import { expect, test, vi } from 'vitest'
import { beginExam, toggleFlag } from '../../study/examSession'
import { NO_PROGRESS, readProgress, writeProgress } from '../../study/progress'
import { recordsInMemory } from '../records.testing'
import { readKept } from './keptProgress'
import { createProgressStore } from './progressStore'

const session = beginExam({ exam: 'c03', pausable: false, seed: 1, startedAt: 100, minutes: 130, questions: ['a', 'b'] })
const wrong = { question: 'a', mode: 'practice', chosen: ['x'], right: false, confidence: 'sure' } as const

const ALONE = { tell: () => undefined, onTold: () => undefined }

/** A store on a device, whose clock the test moves; `reopened` is what the next visit finds. */
async function given(kept: Readonly<Record<string, unknown>> = {}) {
  const device = recordsInMemory(kept)
  let now = 1000
  let leave = () => {}
  const open = async () => {
    const store = createProgressStore(device.records, (keep) => (leave = keep), () => now, ALONE)
    await store.getState().open()
    return store
  }
  const store = await open()
  const settled = () => vi.waitFor(() => {
    leave()
    expect(readKept(device.held.get('progress'))).toMatchObject({ progress: store.getState().progress })
  })
  return { device, store, settled, reopened: open, at: (time: number) => (now = time) }
}

test('an answer is kept, and its question is due again', async () => {
  const { store, settled, reopened } = await given()
  store.getState().answer(wrong)
  expect(store.getState().cards.get('question:a')).toMatchObject({ reviews: 1, due: 1000 + 60_000 })
  await settled()
  const again = (await reopened()).getState()
  expect(again.progress.answers).toEqual([{ ...wrong, at: 1000 }])
  expect(again.cards).toEqual(store.getState().cards)
})

test('an exam survives a reload: answers, flags, time', async () => {
  const { store, settled, reopened } = await given()
  store.getState().beginExam(session)
  store.getState().changeExam((exam) => toggleFlag(exam, 'b'))
  await settled()
  expect((await reopened()).getState().progress.exam).toEqual({ ...session, flagged: ['b'] })
})

test('an exam that is handed in is over, and its answers count', async () => {
  const { store, at } = await given()
  store.getState().beginExam(session)
  at(2000)
  store.getState().endExam([{ question: 'a', chosen: ['x'], right: true }, { question: 'b', chosen: [], right: false }])
  const { progress, cards } = store.getState()
  expect(progress.exam).toBeUndefined()
  expect(progress.exams).toEqual([{ ...session, endedAt: 2000 }])
  expect(progress.answers.map(({ question, mode, right }) => [question, mode, right])).toEqual([['a', 'exam', true], ['b', 'exam', false]])
  expect(cards.size).toBe(2)
})

test.each([
  ['newer', '{"program":"coldstart","version":99}'],
  ['broken', '{"program":"coldsta'],
  ['foreign', '{"program":"other"}'],
])('what the device keeps and is %s stays untouched while studying goes on', async (kind, text) => {
  const { device, store } = await given({ progress: text })
  expect(store.getState()).toMatchObject({ notUnderstood: { kind, text }, problem: expect.stringContaining('stays as it is') })
  store.getState().answer(wrong)
  expect(store.getState().progress.answers).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(device.held.get('progress')).toBe(text)
})

test('beginning anew sets it aside and keeps what was done meanwhile', async () => {
  const { device, store, settled } = await given({ progress: '{"program":"coldstart","version":99}' })
  store.getState().answer(wrong)
  await store.getState().startAnew()
  await settled()
  expect(device.held.get('progress set aside at 1000')).toBe('{"program":"coldstart","version":99}')
  expect(readProgress(String(device.held.get('progress')))).toMatchObject({ progress: { answers: [{ question: 'a' }] } })
})

test.each([
  ['refused', new Error('closed'), 'does not let Coldstart keep anything'],
  ['full', Object.assign(new Error('no room'), { name: 'QuotaExceededError' }), 'storage of this device is full'],
])('a device that is %s is told plainly, and studying goes on', async (_why, failure, message) => {
  const { device, store } = await given()
  const { update } = device.records
  Object.assign(device.records, { update: () => Promise.reject(failure) })
  store.getState().answer(wrong)
  await vi.waitFor(() => expect(store.getState().problem).toContain(message))
  expect(store.getState().progress.answers).toHaveLength(1)
  Object.assign(device.records, { update })
  store.getState().answer(wrong)
  await vi.waitFor(() => expect(store.getState().problem).toBeUndefined())
})

test('a file that cannot be read changes nothing; one that can is merged or taken', async () => {
  const { store } = await given()
  store.getState().answer(wrong)
  const before = store.getState().progress
  expect(store.getState().importFile('{"program":"coldstart","version":7}', 'replace')).toMatchObject({ kind: 'newer' })
  expect(store.getState().progress).toBe(before)
  const file = writeProgress({ ...NO_PROGRESS, reviews: [{ card: 'fact:f', at: 1, rating: 3 }] })
  expect(store.getState().importFile(file, 'merge')).toBeUndefined()
  expect([...store.getState().cards.keys()].sort()).toEqual(['fact:f', 'question:a'])
  expect(store.getState().importFile(file, 'replace')).toBeUndefined()
  expect([...store.getState().cards.keys()]).toEqual(['fact:f'])
  expect(readProgress(store.getState().exportFile())).toEqual({ progress: store.getState().progress })
})

test('what is erased is gone from the device', async () => {
  const { device, store, settled } = await given()
  store.getState().answer(wrong)
  await settled()
  await store.getState().erase()
  await settled()
  expect(readProgress(String(device.held.get('progress')))).toEqual({ progress: NO_PROGRESS })
})

test('a drill comes back from the first time it is done, and counts when it is due', async () => {
  const { store, at } = await given()
  const { drillTried } = store.getState()
  drillTried('spike', false)
  expect(store.getState().cards.size).toBe(0)
  drillTried('spike', true)
  const [first] = [...store.getState().cards.values()]
  // Trying it again for fun, before it is due, tells nothing of memory.
  at(2000)
  drillTried('spike', false)
  expect(store.getState().cards.get('drill:spike')).toEqual(first)
  at(first!.due)
  drillTried('spike', false)
  expect(store.getState().progress.reviews.map(({ rating }) => rating)).toEqual([3, 1])
  expect(store.getState().progress.drills).toHaveLength(4)
})
