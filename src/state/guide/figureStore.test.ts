import { expect, test } from 'vitest'
import type { Timers } from '../../browser/timers'
import type { Figure } from '../../content/guide/figure'
import type { PlayedFigure } from '../../grading/figure/playedFigure'
import { createFigureStore } from './figureStore'

const figure: Figure = {
  id: 'f', title: 'F', watch: 'w', steps: [], lanes: [],
  controls: [{ name: 'memory', label: 'Memory', preset: 1, choices: [{ label: '128', value: 128 }, { label: '256', value: 256 }] }],
}
const moment = (at: number) => ({ at, lane: 0, tone: 'quiet', says: `at ${at}` }) as const
const played = (...times: number[]): PlayedFigure => ({ length: 9, lanes: [], moments: times.map(moment) })
const noTime: Timers = { after: () => () => undefined, frame: async () => undefined }

test('a figure opens with what is preset, at the end of its run', async () => {
  const asked: unknown[] = []
  const store = createFigureStore(figure, async (_figure, chosen) => (asked.push(chosen), played(1, 2, 3)), noTime)
  await store.getState().run()
  expect(asked).toEqual([{ memory: 256 }])
  expect(store.getState().index).toBe(2)
})

test('who chooses again while it runs sees the last choice only', async () => {
  const settle: ((played: PlayedFigure) => void)[] = []
  const store = createFigureStore(figure, () => new Promise((resolve) => settle.push(resolve)), noTime)
  store.getState().choose('memory', 0)
  store.getState().choose('memory', 1)
  settle[1]!(played(5))
  settle[0]!(played(1, 2))
  await Promise.resolve()
  await Promise.resolve()
  expect(store.getState().played?.moments).toEqual([moment(5)])
  expect(store.getState().running).toBe(false)
})

test('a run that fails says why, and the next one may succeed', async () => {
  let broken = true
  const store = createFigureStore(figure, async () => { if (broken) throw new Error('no such step'); return played(1) }, noTime)
  await store.getState().run()
  expect(store.getState().problem).toBe('no such step')
  broken = false
  await store.getState().run()
  expect(store.getState().problem).toBeUndefined()
})
