import { describe, expect, test } from 'vitest'
import { fakeTimers, settle } from './fakeLab.testing'
import { connectLab, type LabProcess } from './labConnection'
import type { RunningLab } from '../sim/cloud/labs/timeline'

interface Counting extends RunningLab {
  /** Runs slices one after the other until one of them never ends. */
  run(slices: number): Promise<string>
}

/** Labs in which the slices of `forEver` never end unless the lab is told not to run them. */
function given(forEver: readonly number[]) {
  const told: string[] = []
  const start = (): LabProcess<Counting> => {
    told.push('start')
    let ended: readonly number[] = []
    let [slice, signs] = [0, 0]
    return {
      lab: {
        progress: async () => ({ events: 0, now: 0 }),
        // A thread that is held hears nothing.
        stop: () => (slice > 0 ? new Promise(() => undefined) : Promise.resolve()),
        run: async (slices) => {
          for (let i = 1; i <= slices; i++) {
            if (ended.includes(i)) continue
            slice = i
            signs++
            if (forEver.includes(i)) await new Promise(() => undefined)
            slice = 0
            signs++
          }
          return `without ${ended.join(' and ') || 'none'}`
        },
      },
      watch: async (given) => void (ended = [...given]),
      work: () => ({ slice, signs }),
      terminate: () => void told.push('terminate'),
    }
  }
  const { timers, pass } = fakeTimers()
  const bringBack = async () => void told.push('bring back')
  const connection = connectLab(start, timers)
  const run = (slices: number) => connection.run((lab) => lab.run(slices), () => undefined, bringBack)
  return { told, pass, run, connection }
}

describe('a handler that holds the thread of its lab', () => {
  test('is ended with it, and has timed out in the next', async () => {
    const { told, pass, run } = given([3])
    const answer = run(5)
    await pass(1500)
    expect(await answer).toBe('without 3')
    expect(told).toEqual(['start', 'start', 'terminate', 'bring back'])
  })

  test('one after the other, each in a lab of its own', async () => {
    const { told, pass, run } = given([1, 2])
    const answer = run(2)
    await pass(3500)
    expect(await answer).toBe('without 1 and 2')
    expect(told.filter((what) => what === 'start')).toHaveLength(3)
  })

  test('too often is given up', async () => {
    const { pass, run } = given(Array.from({ length: 20 }, (_, i) => i + 1))
    const answer = run(20)
    await pass(30_000)
    expect(await answer).toBeUndefined()
  })

  test('is not waited for by who stops it, and nothing is looked after any more', async () => {
    const { told, pass, run, connection } = given([1])
    const answer = run(1)
    await settle()
    connection.stop()
    await pass(20_000)
    expect(await answer).toBeUndefined()
    expect([...told].sort()).toEqual(['start', 'start', 'terminate', 'terminate'])
  })
})

test('slices that end are left alone, and so is the next call', async () => {
  const { told, pass, run } = given([])
  for (let i = 0; i < 2; i++) {
    const answer = run(100)
    await pass(2000)
    expect(await answer).toBe('without none')
  }
  expect(told).toEqual(['start'])
})

describe('a lab that is still being started when its run is to stop', () => {
  /** A lab that hears nothing for so long, and then what it was told, in order. Told to stop, it ends what it was called for. */
  function givenStartOf(ms: number) {
    const { timers, pass } = fakeTimers()
    const told: string[] = []
    let end: ((outcome: string) => void) | undefined
    const start = (): LabProcess<Counting> => ({
      lab: {
        progress: async () => ({ events: 0, now: 0 }),
        stop: async () => {
          told.push('stop')
          end?.('stopped')
        },
        run: () => {
          told.push('run')
          return new Promise((resolve) => (end = resolve))
        },
      },
      watch: () => new Promise((resolve) => void timers.after(ms, resolve)),
      work: () => ({ slice: 0, signs: 0 }),
      terminate: () => void told.push('terminate'),
    })
    const connection = connectLab(start, timers)
    return { told, pass, connection, run: () => connection.run((lab) => lab.run(1), () => undefined) }
  }

  test('hears it as soon as it has the call', async () => {
    const { told, pass, run, connection } = givenStartOf(4000)
    const answer = run()
    await pass(1500)
    connection.stop()
    await pass(4000)
    expect(told).toEqual(['run', 'stop'])
    expect(await answer).toBe('stopped')
  })

  test('is ended where it does not start at all', async () => {
    const { told, pass, run, connection } = givenStartOf(1_000_000)
    const answer = run()
    await pass(1500)
    connection.stop()
    await pass(20_000)
    expect(told).toEqual(['terminate'])
    expect(await answer).toBeUndefined()
  })

  test('knows nothing of it in the next run', async () => {
    const { told, pass, run, connection } = givenStartOf(100)
    const first = run()
    connection.stop()
    await pass(500)
    await first
    void run()
    await pass(5000)
    expect(told).toEqual(['run', 'stop', 'run'])
  })
})
