import { describe, expect, test } from 'vitest'
import { next } from './signalQueue'
import { plain, tally, tallyWorld, type Tally, type TallyOutput, type TallySignal } from './tallyWorld'
import { Timeline } from './timeline'
import type { World } from './world'

type TallyTimeline = Timeline<Tally, TallySignal, TallyOutput>

/** Moments are kept so close, and so few, that a short run has all kinds: kept, thinned, noted in passing, forgotten. */
const CLOSE = { most: 8, interval: 8, shownInterval: 3, mostShown: 200 }

function given(...signals: readonly TallySignal[]): TallyTimeline {
  const timeline = new Timeline(tallyWorld(), tally, CLOSE)
  for (const signal of signals) timeline.inject(signal)
  return timeline
}

function quiet(timeline: TallyTimeline): TallyTimeline {
  while (next(timeline.present.queue)) timeline.step()
  return timeline
}

function brief(timeline: TallyTimeline): readonly string[] {
  return timeline.log.events.map(({ at, resource, type, detail }) => `${at} ${resource} ${type} ${Object.values(detail)[0]}`)
}

/** Runs to the end and notes the world after each signal by the last event that it told. */
function observed(timeline: TallyTimeline): Map<number, World<Tally, TallySignal>> {
  const worlds = new Map<number, World<Tally, TallySignal>>()
  while (next(timeline.present.queue)) {
    const before = timeline.present.logLength
    timeline.step()
    for (let seq = before; seq < timeline.present.logLength; seq++) worlds.set(seq, timeline.present)
  }
  return worlds
}

test('the clock moves to the next signal and no further', () => {
  const timeline = given({ type: 'Tick', left: 2, every: 1500 })
  expect(timeline.present.now).toBe(0)
  timeline.step()
  expect(timeline.present.now).toBe(0)
  timeline.step()
  expect(timeline.present.now).toBe(1500)
  expect(brief(quiet(timeline))).toEqual(['0 clock Ticked 2', '1500 clock Ticked 1', '3000 clock Ticked 0'])
})

test('inputs at one instant are delivered in the order they came', () => {
  const timeline = given({ type: 'Add', to: 'a', amount: 1 }, { type: 'Add', to: 'a', amount: 10 })
  timeline.step()
  timeline.inject({ type: 'Add', to: 'a', amount: 100 })
  expect(brief(quiet(timeline))).toEqual(['0 a Added 1', '0 a Added 11', '0 a Added 111'])
})

test('an input stands behind what is already due now, and before what is due later', () => {
  const timeline = given({ type: 'Tick', left: 1, every: 0 }, { type: 'Tick', left: 1, every: 5 })
  timeline.step()
  timeline.step()
  timeline.inject({ type: 'Add', to: 'a', amount: 1 })
  expect(brief(quiet(timeline))).toEqual([
    '0 clock Ticked 1',
    '0 clock Ticked 1',
    '0 clock Ticked 0',
    '0 a Added 1',
    '5 clock Ticked 0',
  ])
})

describe('advanceTo', () => {
  test('moves the clock where nothing is due, and what comes then happens there', () => {
    const timeline = given()
    timeline.advanceTo(250)
    timeline.inject({ type: 'Add', to: 'a', amount: 1 })
    expect(brief(quiet(timeline))).toEqual(['250 a Added 1'])
  })

  test('never moves it back', () => {
    const timeline = given()
    timeline.advanceTo(250)
    timeline.advanceTo(100)
    expect(timeline.present.now).toBe(250)
    expect(timeline.inputs).toHaveLength(1)
  })

  test('passing a signal that is due is a mistake of ours', () => {
    expect(() => given({ type: 'Tick', left: 0, every: 0 }).advanceTo(1)).toThrow(RangeError)
  })
})

test('what is asked of the driver is handed out once, and never by a replay', () => {
  const timeline = given({ type: 'Chance', depth: 3 })
  const outputs: TallyOutput[] = []
  while (next(timeline.present.queue)) outputs.push(...timeline.step())
  expect(outputs.length).toBeGreaterThan(0)
  const again = given()
  again.replay(timeline.inputs)
  expect(plain(quiet(again).present)).toEqual(plain(timeline.present))
})

test('nothing happens between two microseconds, nor in the past', () => {
  const timeline = given({ type: 'Tick', left: 1, every: 0.00149 })
  quiet(timeline)
  expect(timeline.present.now).toBe(0.001)
  timeline.inject({ type: 'Tick', left: 1, every: -5 })
  expect(quiet(timeline).present.now).toBe(0.001)
})

describe('moments', () => {
  test('every moment is the world as it was, also those between kept ones', () => {
    const timeline = given({ type: 'Tick', left: 100, every: 1 }, { type: 'Chance', depth: 6 })
    const worlds = observed(timeline)
    expect(worlds.size).toBeGreaterThan(100)
    for (const [seq, world] of worlds) expect(plain(timeline.momentOf(seq))).toEqual(plain(world))
  })

  test('they can be looked at in any order, and again', () => {
    const timeline = given({ type: 'Tick', left: 100, every: 1 }, { type: 'Chance', depth: 6 })
    const worlds = [...observed(timeline)]
    const backAndForth = worlds.map((_, i) => worlds[(i * 37) % worlds.length])
    for (const shown of [...backAndForth, ...worlds.toReversed()]) {
      if (shown) expect(plain(timeline.momentOf(shown[0]))).toEqual(plain(shown[1]))
    }
  })

  test('before an event is after the signal before, and several events of one signal have one moment', () => {
    const timeline = quiet(given({ type: 'Chance', depth: 6 }))
    for (const { seq } of timeline.log.events) {
      const before = timeline.momentBefore(seq)
      const after = timeline.momentOf(seq)
      expect(before.steps).toBe(after.steps - 1)
      expect(before.logLength).toBeLessThanOrEqual(seq)
      expect(after.logLength).toBeGreaterThan(seq)
    }
  })

  test('-1 is the first world, and an event to come is the present', () => {
    const timeline = quiet(given({ type: 'Add', to: 'a', amount: 1 }))
    expect(plain(timeline.momentOf(-1))).toEqual(plain(tallyWorld()))
    expect(plain(timeline.momentOf(99))).toEqual(plain(timeline.present))
  })

  test('looking does not change the log or the present', () => {
    const timeline = quiet(given({ type: 'Tick', left: 40, every: 1 }))
    const { present } = timeline
    const log = JSON.stringify(timeline.log.events)
    timeline.momentOf(20)
    timeline.momentBefore(30)
    expect(timeline.present).toBe(present)
    expect(JSON.stringify(timeline.log.events)).toBe(log)
  })

  test('in a run so long that kept moments are thinned, moments stay right', () => {
    const timeline = given({ type: 'Tick', left: 1400, every: 1 })
    quiet(timeline)
    for (const seq of [0, 1, 15, 16, 17, 255, 256, 257, 1023, 1024, 1025, 700, 699, 701, 1399, 1400]) {
      const moment = timeline.momentOf(seq)
      expect([moment.now, moment.steps, moment.logLength]).toEqual([seq, seq + 1, seq + 1])
      expect(next(moment.queue)?.at).toBe(seq === 1400 ? undefined : seq + 1)
    }
  })
})

describe('forkAt', () => {
  test('what came after is forgotten, inputs too, and the world goes on from there', () => {
    const timeline = given({ type: 'Add', to: 'a', amount: 1 })
    quiet(timeline)
    timeline.inject({ type: 'Add', to: 'a', amount: 10 })
    quiet(timeline)
    timeline.forkAt(0)
    expect(timeline.inputs).toHaveLength(1)
    timeline.inject({ type: 'Add', to: 'a', amount: 100 })
    expect(brief(quiet(timeline))).toEqual(['0 a Added 1', '0 a Added 101'])
  })

  test('what was scheduled at that moment still comes', () => {
    const timeline = quiet(given({ type: 'Tick', left: 3, every: 10 }))
    timeline.forkAt(1)
    expect(timeline.present.now).toBe(10)
    expect(brief(quiet(timeline)).at(-1)).toBe('30 clock Ticked 0')
  })

  test('a long run can be forked early, run long again, and its moments are those of the new run', () => {
    const timeline = quiet(given({ type: 'Tick', left: 700, every: 1 }))
    // Looked at before the fork: none of these may be taken for a moment of the new run.
    for (const seq of [90, 110, 300, 699]) timeline.momentOf(seq)
    timeline.forkAt(100)
    timeline.inject({ type: 'Tick', left: 700, every: 2 })
    const worlds = observed(timeline)
    for (const seq of [699, 1200, 300, 110, 101]) expect(plain(timeline.momentOf(seq))).toEqual(plain(worlds.get(seq)!))
    const again = given()
    again.replay(timeline.inputs)
    expect(JSON.stringify(quiet(again).log.events)).toBe(JSON.stringify(timeline.log.events))
  })
})
