import { describe, expect, test, vi } from 'vitest'
import type { Tabs } from '../../browser/tabs'
import { answerShown, beginExam, toggleFlag } from '../../study/examSession'
import { recordsInMemory } from '../records.testing'
import { createProgressStore } from './progressStore'

const given = (question: string) => ({ question, mode: 'practice', chosen: ['x'], right: true, confidence: 'sure' }) as const
const session = beginExam({ exam: 'c03', pausable: false, seed: 1, startedAt: 100, minutes: 130, questions: ['a', 'b'] })

/** Two tabs of one device, and its clock, which goes on with each thing done. @param deaf  they do not hear each other */
async function twoTabs(deaf = false) {
  const device = recordsInMemory()
  const listeners: (() => void)[][] = [[], []]
  let now = 1000
  const leaves: (() => void)[] = []
  const open = async (tab: 0 | 1) => {
    const tabs: Tabs = {
      tell: () => !deaf && listeners[1 - tab]?.forEach((heard) => heard()),
      onTold: (heard) => void listeners[tab]?.push(heard),
    }
    const store = createProgressStore(device.records, (keep) => leaves.push(keep), () => now++, tabs)
    await store.getState().open()
    return store
  }
  const [one, two] = [await open(0), await open(1)]
  const questions = (store: typeof one) => store.getState().progress.answers.map(({ question }) => question)
  return { one, two, questions, device, reopened: () => open(0), leave: () => leaves.forEach((keep) => keep()) }
}

describe('two tabs that both write', () => {
  test('keep what either did, and show each other’s', async () => {
    const { one, two, questions, reopened } = await twoTabs()
    one.getState().answer(given('a'))
    two.getState().answer(given('b'))
    await vi.waitFor(() => expect([questions(one), questions(two)]).toEqual([['a', 'b'], ['a', 'b']]))
    expect([...two.getState().cards.keys()].sort()).toEqual(['question:a', 'question:b'])
    expect(questions(await reopened())).toEqual(['a', 'b'])
  })

  test('overwrite nothing even where they cannot hear each other', async () => {
    const { one, two, questions, reopened } = await twoTabs(true)
    one.getState().answer(given('a'))
    await new Promise((resolve) => setTimeout(resolve, 250))
    two.getState().answer(given('b'))
    // What it has written tells it of the other.
    await vi.waitFor(() => expect(questions(two)).toEqual(['a', 'b']))
    one.getState().answer(given('c'))
    await vi.waitFor(() => expect(questions(one)).toEqual(['a', 'b', 'c']))
    expect(questions(await reopened())).toEqual(['a', 'b', 'c'])
  })

  test('that are closed at once both are heard', async () => {
    const { one, two, leave, questions, reopened } = await twoTabs(true)
    one.getState().answer(given('a'))
    two.getState().answer(given('b'))
    leave()
    expect(questions(await reopened())).toEqual(['a', 'b'])
  })

  test('sit one exam: the last change counts, and handed in is handed in', async () => {
    const { one, two } = await twoTabs()
    one.getState().beginExam(session)
    await vi.waitFor(() => expect(two.getState().progress.exam).toEqual(session))
    two.getState().changeExam((exam) => toggleFlag(exam, 'b'))
    await vi.waitFor(() => expect(one.getState().progress.exam?.flagged).toEqual(['b']))
    one.getState().changeExam((exam) => answerShown(exam, 'a', ['x']))
    await vi.waitFor(() => expect(two.getState().progress.exam).toMatchObject({ flagged: ['b'], answers: { a: ['x'] } }))
    two.getState().endExam([{ question: 'a', chosen: ['x'], right: true }])
    await vi.waitFor(() => expect(one.getState().progress).toMatchObject({ exams: [{ startedAt: 100 }] }))
    expect(one.getState().progress.exam).toBeUndefined()
    one.getState().answer(given('c'))
    await vi.waitFor(() => expect(two.getState().progress.answers).toHaveLength(2))
    expect(two.getState().progress.exam).toBeUndefined()
  })

  test('do not bring back what one has deleted', async () => {
    const { one, two, questions, reopened } = await twoTabs()
    one.getState().answer(given('a'))
    await vi.waitFor(() => expect(questions(two)).toEqual(['a']))
    await one.getState().erase()
    await vi.waitFor(() => expect(questions(two)).toEqual([]))
    two.getState().answer(given('b'))
    await vi.waitFor(() => expect(questions(one)).toEqual(['b']))
    expect(questions(await reopened())).toEqual(['b'])
  })
})
