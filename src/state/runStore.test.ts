import { describe, expect, test } from 'vitest'
import type { Lab, MomentView, Opened, RunReport } from '../sim/cloud/labs/stepfunctions/lab'
import type { RemoteLab } from './labConnection'
import { fakeLab, fakeTimers, later, moment, opened, report, settle, world } from './fakeLab.testing'
import { createRunShelf } from './keptRun'
import { recordsInMemory } from './records.testing'
import { createRunStore, shownCount, shownOffset } from './runStore'

function given(count = 10, overrides: Partial<RemoteLab<Lab>> = {}, device = recordsInMemory()) {
  const time = fakeTimers()
  const labs: ReturnType<typeof fakeLab>[] = []
  const store = createRunStore(() => {
    const lab = fakeLab(count, labs.length === 0 ? overrides : {})
    labs.push(lab)
    return lab.process
  }, time.timers, createRunShelf(device.records))
  return { ...time, device, labs, get: store.getState, calls: () => labs.flatMap(({ calls }) => calls) }
}

async function started(count = 10, overrides: Partial<RemoteLab<Lab>> = {}) {
  const lab = given(count, overrides)
  await lab.get().start(world)
  await settle()
  return lab
}

describe('a run', () => {
  test('ends with the playhead at its end, so that the outcome is told at once', async () => {
    const { get } = await started(10)

    expect(get()).toMatchObject({ running: false, index: 9, moment: { index: 9 }, details: { index: 9, name: 'S9' } })
    expect(get().run).toMatchObject({ world, end: { index: 9 } })
  })

  test('that could not start names the part of the world, and leaves the run before in place', async () => {
    const refused = { problem: { part: 'definition', message: 'Missing Next' } } as const
    let asked = 0
    const { get } = await started(10, { start: () => Promise.resolve(asked++ === 0 ? report(10) : refused) })

    await get().start({ ...world, definition: '' })

    expect(get()).toMatchObject({ problem: refused.problem, index: 9, run: { world } })
  })

  test('that fails in the simulator says that it is the simulator', async () => {
    const { get } = await started(10, { start: () => Promise.reject(new Error('no such effect')) })

    expect(get()).toMatchObject({ running: false, problem: { part: 'simulator', message: 'no such effect' } })
  })

  test('shows progress once it has taken a second', async () => {
    const run = later<RunReport>()
    const { get, pass } = given(10, { start: () => run.promise })
    const ended = get().start(world)

    await pass(999)
    expect(get().progress).toBeUndefined()
    await pass(1)
    expect(get().progress).toEqual({ events: 7, now: 0 })
    run.answer(report(10))
    await ended
    expect(get()).toMatchObject({ running: false, progress: undefined, index: 9 })
  })
})

describe('stop', () => {
  test('a run that stops by itself is looked at like any other', async () => {
    const run = later<RunReport>()
    const { get, calls, pass } = given(10, { start: () => run.promise })
    const ended = get().start(world)
    await settle()

    get().stop()
    run.answer({ ...report(4), quiet: false, stopped: 'RunCancelled' })
    await ended
    await pass(5000)

    expect(get()).toMatchObject({ index: 3, notice: undefined, run: { report: { stopped: 'RunCancelled' } } })
    expect(calls()).not.toContain('terminate')
  })

  test('a lab that has heard may take its time to put down what has run', async () => {
    const run = later<RunReport>()
    const { get, calls, pass } = given(10, { start: () => run.promise })
    const ended = get().start(world)
    await settle()

    get().stop()
    await pass(14_000)
    expect(get().running).toBe(true)
    run.answer({ ...report(4), quiet: false, stopped: 'RunCancelled' })
    await ended

    expect(get()).toMatchObject({ running: false, index: 3, notice: undefined })
    expect(calls()).not.toContain('terminate')
  })

  test('a lab that has heard, and never puts it down, is ended', async () => {
    const { get, calls, pass } = given(10, { start: () => new Promise(() => undefined) })
    const ended = get().start(world)
    await settle()

    get().stop()
    await pass(15_000)
    await ended

    expect(calls()).toContain('terminate')
  })

  test('a lab that does not answer within a second is ended, and the next run has a new one', async () => {
    const never = () => new Promise<never>(() => undefined)
    const { get, labs, pass } = given(10, { start: never, stop: never })
    const ended = get().start(world)
    await settle()

    get().stop()
    await pass(1000)
    await ended

    expect(labs[0]?.calls).toContain('terminate')
    expect(get()).toMatchObject({ running: false, run: undefined })
    expect(get().notice).toContain('new one')

    await get().start(world)
    expect(labs).toHaveLength(2)
    expect(get()).toMatchObject({ index: 9, notice: undefined })
  })
})

describe('moments', () => {
  test('back and forward move by one event and stop at both ends', async () => {
    const { get } = await started(2)
    const seen: number[] = []
    for (const move of [get().stepForward, get().stepBack, get().stepBack, get().stepForward]) {
      move()
      await settle()
      seen.push(get().moment?.index ?? -1)
    }
    expect(seen).toEqual([1, 0, 0, 1])
  })

  test('dragging asks for one moment at a time, and not for those overtaken', async () => {
    const slow = later<MomentView>()
    const { get, labs, pass } = await started(100, { moment: (index) => (index === 50 ? slow.promise : Promise.resolve(moment(index))) })
    const calls = labs[0]!.calls
    calls.length = 0

    for (const index of [50, 40, 30, 20]) get().goTo(index)
    await settle()
    expect(get()).toMatchObject({ index: 20, moment: { index: 99 } })
    // Its time is told already: the ticks know it.
    expect(shownOffset(get())).toBe(20_000)
    slow.answer(moment(50))
    await pass(16)

    expect(get()).toMatchObject({ index: 20, moment: { index: 20 }, details: { index: 20 } })
    expect(calls).toEqual(['moment 50', 'moment 20', 'event 20', 'state S20 20', 'tables 20'])
  })

  test('a moment seen before is not asked for again', async () => {
    const { get, labs } = await started(10)
    get().goTo(3)
    await settle()
    get().goTo(4)
    await settle()
    labs[0]!.calls.length = 0

    get().goTo(3)
    await settle()

    expect(get()).toMatchObject({ moment: { index: 3 }, details: { index: 3 } })
    expect(labs[0]!.calls).toEqual([])
  })

  test('what was asked of a run that is gone does not show up in the next', async () => {
    const slow = later<MomentView>()
    const { get } = await started(10, { moment: (index) => (index === 5 ? slow.promise : Promise.resolve(moment(index))) })
    get().goTo(5)
    await settle()

    await get().start(world)
    slow.answer({ ...moment(5), story: 'of the run before' })
    await settle()

    expect(get().moment).toMatchObject({ index: 9 })
  })
})

describe('selection', () => {
  test('a selected state stays in view at other moments, until an event is selected', async () => {
    const { get, pass } = await started(10)

    get().selectState('S2')
    get().stepBack()
    await pass(16)
    expect(get()).toMatchObject({ selected: 'S2', details: { index: 8, name: 'S2' } })

    get().selectEvent(4)
    await settle()
    expect(get()).toMatchObject({ selected: undefined, index: 4, details: { index: 4, name: 'S4' } })
  })
})

describe('playing', () => {
  test('runs from the moment shown to the end, at its speed, and pauses there', async () => {
    const { get, pass } = await started(4)
    get().goTo(1)
    await settle()

    get().play()
    await pass(499)
    expect(get()).toMatchObject({ playing: true, index: 1 })
    await pass(1)
    expect(get().index).toBe(2)
    get().setSpeed(20)
    await pass(50)

    expect(get()).toMatchObject({ playing: false, index: 3 })
  })

  test('from the end it starts over', async () => {
    const { get } = await started(4)

    get().play()
    await settle()

    expect(get()).toMatchObject({ playing: true, index: 0 })
    get().pause()
    expect(get().playing).toBe(false)
  })

  test('leaves no moment out when the lab is slower', async () => {
    const slow = later<MomentView>()
    const { get, pass } = await started(10, { moment: (index) => (index === 1 ? slow.promise : Promise.resolve(moment(index))) })
    get().goTo(0)
    await settle()

    get().play()
    await pass(3000)
    expect(get().index).toBe(1)
    slow.answer(moment(1))
    await pass(500)

    expect(get().index).toBe(2)
  })

  test('whoever moves the playhead pauses it', async () => {
    const { get, pass } = await started(10)
    get().play()
    await pass(500)

    get().stepForward()

    expect(get()).toMatchObject({ playing: false, index: 2 })
  })
})

test('a fork runs on with the handlers as they are now, and says what ran', async () => {
  const { get, labs } = await started(10)
  get().goTo(6)
  await settle()

  await get().fork([{ name: 'pay', code: '2' }, { name: 'new', code: '3' }])

  expect(labs[0]!.calls).toContain('forkAt 6')
  expect(get().run).toMatchObject({ forkedAt: { index: 6, of: undefined }, world: { ...world, functions: [{ name: 'pay', code: '2' }] } })
  expect(get().index).toBe(9)
})

test('a run from elsewhere takes the place of this one, at the moment asked for', async () => {
  const { get, calls, device } = await started(10)
  const other = { ...world, name: 'other' }
  await get().takeUp({ text: 'proved', world: other }, 4)
  await settle()
  expect(calls()).toContain('restore proved')
  expect(get()).toMatchObject({ index: 4, run: { world: other }, running: false })
  // The next visit finds it.
  const next = given(10, {}, device)
  await next.get().open()
  await settle()
  expect(next.get().run?.world).toEqual(other)
})

describe('a run that was kept', () => {
  async function visited(overrides: Partial<RemoteLab<Lab>> = {}) {
    const { device } = await started(10)
    const next = given(10, overrides, device)
    await next.get().open()
    await settle()
    return next
  }

  test('is there at the next visit, at its end', async () => {
    const { get, calls } = await visited()
    expect(get()).toMatchObject({ running: false, index: 9, run: { world }, notice: undefined })
    expect(calls()).toContain('restore kept')
  })

  test('and is told differently by this simulator says so', async () => {
    const { get } = await visited({ restore: () => Promise.resolve({ ...report(10), restored: 'differs' as const }) })
    expect(get().notice).toMatch(/run again/)
  })

  test('and cannot be taken up is left alone', async () => {
    const { get } = await visited({ restore: () => Promise.reject(new Error('no')) })
    expect(get()).toMatchObject({ run: undefined, problem: undefined })
  })

  test('does not push aside a run that was started meanwhile', async () => {
    const { device } = await started(10)
    const answer = later<RunReport>()
    const next = given(10, { restore: () => answer.promise, start: () => Promise.resolve(report(3)) }, device)
    const opening = next.get().open()
    await settle()
    await next.get().start(world)
    answer.answer(report(10))
    await opening
    expect(next.get().index).toBe(2)
  })

  test('where storage is closed there is none, and nothing else is amiss', async () => {
    const device = recordsInMemory()
    device.refuse('closed')
    const { get } = given(10, {}, device)
    await get().start(world)
    await get().open()
    expect(get()).toMatchObject({ index: 9, problem: undefined })
  })
})

describe('what a run led to', () => {
  test('is looked at in its own moments, and left for where it was opened', async () => {
    const { get, calls } = await started(10)
    get().goTo(2)
    get().selectState('S1')
    await settle()

    await get().lookInto('run')
    await settle()
    expect(get()).toMatchObject({ index: 2, selected: undefined, details: { index: 2 }, trail: [{ opened: { arn: 'run' } }] })
    expect(shownCount(get())).toBe(4)
    get().stepForward()
    get().stepForward()
    await settle()
    expect(get().index).toBe(3)
    expect(calls()).toContain('moment 3 run')

    get().comeBack()
    await settle()
    expect(get()).toMatchObject({ index: 2, selected: 'S1', trail: [], moment: { index: 2 }, details: { index: 2, name: 'S1' } })
    expect(shownCount(get())).toBe(10)
  })

  test('that this run has none of changes nothing', async () => {
    const { get } = await started(10, { open: () => Promise.resolve(undefined) })
    await get().lookInto('gone')
    expect(get()).toMatchObject({ index: 9, trail: [], opening: false, problem: undefined })
  })

  test('is not looked at where another run has come meanwhile', async () => {
    const answer = later<Opened>()
    const { get } = await started(10, { open: () => answer.promise })
    const looking = get().lookInto('run')
    await get().start(world)
    answer.answer(opened('run', 4, 3))
    await looking
    expect(get()).toMatchObject({ trail: [], index: 9 })
  })

  test('is looked at again after a fork of it, at its end', async () => {
    const { get, calls } = await started(10)
    await get().lookInto('run')
    await get().lookInto('child')
    get().goTo(1)

    await get().fork([])
    await settle()

    expect(calls()).toContain('forkAt 1 child')
    expect(get()).toMatchObject({ index: 3, trail: [{ opened: { arn: 'run' } }, { opened: { arn: 'child' } }], run: { forkedAt: { index: 1, of: 'child' } } })
  })
})
