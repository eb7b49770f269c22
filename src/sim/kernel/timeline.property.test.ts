import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from './json'
import { next } from './signalQueue'
import { plain, tally, tallyWorld, type Tally, type TallyOutput, type TallySignal } from './tallyWorld'
import { Timeline, type TimedInput } from './timeline'
import type { World } from './world'

/** Any run of any seed: a failure prints fast-check's seed and the shortest run that shows it. */
type Act = { readonly inject: number } | { readonly deliver: number } | { readonly pass: number }

const acts = fc.array(
  fc.oneof(
    fc.record({ inject: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ deliver: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ pass: fc.double({ min: 0, max: 10, noNaN: true }) }),
  ),
  { maxLength: 25 },
)
const seeds = fc.integer()

type TallyTimeline = Timeline<Tally, TallySignal, TallyOutput>

function begun(seed: number): TallyTimeline {
  return new Timeline(tallyWorld(seed), tally)
}

/** Does the acts, and notes the world after each signal by the events it told. */
function done(timeline: TallyTimeline, run: readonly Act[]): Map<number, World<Tally, TallySignal>> {
  const worlds = new Map<number, World<Tally, TallySignal>>()
  for (const act of run) {
    if ('inject' in act) timeline.inject({ type: 'Chance', depth: act.inject })
    else if ('pass' in act) {
      const due = next(timeline.present.queue)
      timeline.advanceTo(Math.min(timeline.present.now + act.pass, due?.at ?? Infinity))
    } else {
      for (let i = 0; i < act.deliver && next(timeline.present.queue); i++) {
        const before = timeline.present.logLength
        timeline.step()
        for (let seq = before; seq < timeline.present.logLength; seq++) worlds.set(seq, timeline.present)
      }
    }
  }
  return worlds
}

/** What a saved run holds, after a way through a file. */
function savedAndLoaded(timeline: TallyTimeline): readonly TimedInput<TallySignal>[] {
  return JSON.parse(JSON.stringify(timeline.inputs)) as readonly TimedInput<TallySignal>[]
}

function replayed(seed: number, timeline: TallyTimeline): TallyTimeline {
  const again = begun(seed)
  again.replay(savedAndLoaded(timeline))
  while (again.present.steps < timeline.present.steps) again.step()
  return again
}

function logOf(timeline: TallyTimeline): Json {
  return JSON.parse(JSON.stringify(timeline.log.events)) as Json
}

test('a run saved and replayed is the same run', () => {
  fc.assert(
    fc.property(seeds, acts, (seed, run) => {
      const timeline = begun(seed)
      done(timeline, run)
      const again = replayed(seed, timeline)
      expect(plain(again.present)).toEqual(plain(timeline.present))
      expect(logOf(again)).toEqual(logOf(timeline))
    }),
  )
})

test('every recomputed moment equals the original', () => {
  fc.assert(
    fc.property(seeds, acts, (seed, run) => {
      const timeline = begun(seed)
      for (const [seq, world] of done(timeline, run)) expect(plain(timeline.momentOf(seq))).toEqual(plain(world))
    }),
  )
})

test('continued from a fork at any event, a run keeps its past and is again a run of its inputs', () => {
  fc.assert(
    fc.property(seeds, acts, acts, fc.nat(), (seed, run, more, anywhere) => {
      const timeline = begun(seed)
      const worlds = done(timeline, run)
      const before = timeline.log.events.slice()
      const seq = before.length === 0 ? -1 : anywhere % before.length
      timeline.forkAt(seq)
      expect(plain(timeline.present)).toEqual(plain(worlds.get(seq) ?? tallyWorld(seed)))
      expect(timeline.log.events).toEqual(before.slice(0, timeline.present.logLength))

      for (const [at, world] of done(timeline, more)) expect(plain(timeline.momentOf(at))).toEqual(plain(world))
      const again = replayed(seed, timeline)
      expect(plain(again.present)).toEqual(plain(timeline.present))
      expect(logOf(again)).toEqual(logOf(timeline))
    }),
  )
})

test('a fork that does again what was done comes out where the run was', () => {
  fc.assert(
    fc.property(seeds, acts, fc.nat(), (seed, run, anywhere) => {
      const timeline = begun(seed)
      done(timeline, run)
      const fork = replayed(seed, timeline)
      fork.forkAt(fork.log.length === 0 ? -1 : anywhere % fork.log.length)
      fork.replay(savedAndLoaded(timeline).slice(fork.inputs.length))
      while (fork.present.steps < timeline.present.steps) fork.step()
      expect(plain(fork.present)).toEqual(plain(timeline.present))
      expect(logOf(fork)).toEqual(logOf(timeline))
    }),
  )
})
