import { describe, expect, test } from 'vitest'
import { create } from 'zustand'
import { fakeTimers, report } from './fakeLab.testing'
import { createPlayhead, type PlayheadState } from './playhead'
import { runSource } from './playedRun'

/** A lab whose moments are drawn as soon as they are asked for. */
function given(count: number) {
  const arrived: number[] = []
  const { timers, pass } = fakeTimers()
  const store = create<PlayheadState>()((set, get) => {
    return createPlayhead({ count: () => count, ready: () => true, arrived: (index) => arrived.push(index) }, { set, get }, timers).state
  })
  return { store, arrived, pass, get: store.getState }
}

describe('a playhead', () => {
  test.each<[why: string, index: number, shown: number]>([
    ['a moment is the one meant', 3, 3],
    ['before the first is the first', -4, 0],
    ['past the last is the last', Infinity, 9],
    ['between two is the nearest', 4.6, 5],
  ])('%s', (_why, index, shown) => {
    const { get, arrived } = given(10)

    get().goTo(index)

    expect([get().index, arrived]).toEqual([shown, [shown]])
  })

  test('over nothing stays where it is and asks for nothing', () => {
    const { get, arrived } = given(0)

    get().stepForward()
    get().play()

    expect([get().index, get().playing, arrived]).toEqual([0, false, []])
  })

  test('that plays stops at the end, and is stopped by a step', async () => {
    const { get, pass } = given(4)
    get().play()
    await pass(10_000)
    expect(get()).toMatchObject({ index: 3, playing: false })

    get().play()
    await pass(500)
    get().stepBack()
    await pass(10_000)
    expect(get()).toMatchObject({ index: 0, playing: false })
  })
})

test('a run bar is told of one view for each state of its store', () => {
  const { store, get } = given(5)
  let made = 0
  const source = runSource(
    store,
    () => {
      made++
      return { running: false, timeline: report(5), offset: undefined, drawnOffset: undefined, time: undefined, forkedAt: undefined }
    },
    { fork: () => undefined, stepStretch: () => undefined, letGo: () => undefined },
    { stretch: 'state', fork: '', letGo: '' },
  )

  source.get()
  source.get()
  source.deeds.goTo(2)

  expect([source.get().index, source.get().timeline?.count, made, get().index]).toEqual([2, 5, 2, 2])
})
