import { expect, test } from 'vitest'
import { findCountdown, PollMeter } from './pollMeter'

/** An engine in the form a meter sees: words of memory, of which one falls with each round. */
function engine(at: number, others: (words: Int32Array, rounds: number) => void = () => {}) {
  const memory = new ArrayBuffer(4096)
  const words = new Int32Array(memory)
  words[at] = 10_000
  const loop = (rounds: number) => {
    words[at] = (words[at] ?? 0) - 2 * rounds - 1
    others(words, rounds)
  }
  return { metered: { memory: () => memory, context: 64 }, words, loop }
}

test('the countdown is the one word that falls with the rounds of a loop', () => {
  const { metered, loop } = engine(40, (words, rounds) => {
    words[41] = (words[41] ?? 0) + rounds
    words[42] = (words[42] ?? 0) - 7
  })
  expect(findCountdown(metered, loop)).toBe(40 * 4 - 64)
})

test.each<[why: string, others: (words: Int32Array, rounds: number) => void, at: number]>([
  ['no such word', () => {}, 900],
  ['two of them', (words, rounds) => (words[41] = (words[41] ?? 0) - 2 * rounds), 40],
])('an engine with %s is none we know', (_why, others, at) => {
  const { metered, loop } = engine(at, others)
  expect(() => findCountdown(metered, loop)).toThrow('the engine’s interrupt countdown was found'.replace('’', "'"))
})

test('polls are whole ticks and what has gone of the next, from the last restart', () => {
  const { metered, words } = engine(40)
  const meter = new PollMeter(metered, 40 * 4 - 64)
  words[40] = 7000
  meter.restart()
  expect(meter.polls).toBe(0)
  words[40] = 6900
  expect(meter.polls).toBe(100)
  meter.tick()
  words[40] = 9990
  expect([meter.polls, meter.ticks]).toEqual([7010, 1])
})
