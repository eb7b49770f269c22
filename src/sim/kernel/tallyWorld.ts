import type { JsonObject } from './json'
import { PersistentMap } from './persistentMap'
import { next, withoutNext, type Scheduling, type SignalQueue } from './signalQueue'
import type { VirtualMs } from './virtualTime'
import { createWorld, type Reducer, type World } from './world'

/**
 * A world for the kernel's own tests: it tallies, and can be told to behave as wildly as a world
 * may: chance signals set off others, at once or later, keyed or not, and cancel each other.
 */
export type TallySignal =
  | { readonly type: 'Add'; readonly to: string; readonly amount: number }
  | { readonly type: 'Tick'; readonly left: number; readonly every: VirtualMs }
  | { readonly type: 'Chance'; readonly depth: number }

export type Tally = PersistentMap<string, number>
export type TallyOutput = { readonly told: number }

export function tallyWorld(seed = 1): World<Tally, TallySignal> {
  return createWorld<Tally, TallySignal>(PersistentMap(), seed, 0)
}

export const tally: Reducer<Tally, TallySignal, TallyOutput> = (state, signal, context) => {
  switch (signal.type) {
    case 'Add': {
      const total = state.get(signal.to, 0) + signal.amount
      return { ...nothing(state.set(signal.to, total)), events: [told(signal.to, 'Added', { total })] }
    }
    case 'Tick': {
      const events = [told('clock', 'Ticked', { left: signal.left, at: context.now })]
      if (signal.left === 0) return { ...nothing(state), events }
      const tick = { at: context.now + signal.every, signal: { ...signal, left: signal.left - 1 } }
      return { ...nothing(state), events, schedule: [tick] }
    }
    case 'Chance': {
      const pick = (count: number) => Math.floor(context.draw('chance') * count)
      const to = `t${pick(4)}`
      const events = Array.from({ length: pick(4) }, (_, i) =>
        told(to, 'Chanced', { i, id: context.count('chance'), before: context.eventsOf(to).length, at: context.now }),
      )
      const schedule = Array.from({ length: signal.depth > 0 ? pick(4) : 0 }, (): Scheduling<TallySignal> => {
        const key = pick(2) === 0 ? undefined : `k${pick(3)}`
        const at = context.now + (WAITS[pick(WAITS.length)] ?? 0)
        return { at, signal: { type: 'Chance', depth: signal.depth - 1 }, key, background: pick(5) === 0 }
      })
      const cancel = pick(3) === 0 ? [`k${pick(3)}`] : []
      const outputs = pick(2) === 0 ? [{ told: events.length }] : []
      return { state: state.set(to, state.get(to, 0) + 1), events, schedule, cancel, outputs }
    }
  }
}

/** Ties are likely among these, and one falls between two microseconds. */
const WAITS = [0, 0, 1, 1, 2.5, 0.0004]

function nothing(state: Tally) {
  return { state, events: [], schedule: [], cancel: [], outputs: [] }
}

function told(resource: string, type: string, detail: JsonObject) {
  return { service: 'tally', resource, type, detail }
}

/** A world as plain data, whatever the shape of its trees: for telling whether two are the same. */
export function plain(world: World<Tally, TallySignal>) {
  const { state, queue, streams, counters, ...rest } = world
  return {
    ...rest,
    state: state.toJSON(),
    streams: streams.toJSON(),
    counters: counters.toJSON(),
    future: future(queue),
    foreground: queue.foreground,
    nextSeq: queue.nextSeq,
    keys: [...queue.keyed.keys()].sort(),
  }
}

function future(queue: SignalQueue<TallySignal>) {
  const order = []
  for (let rest = queue, due = next(rest); due; due = next(rest)) {
    order.push(due)
    rest = withoutNext(rest)
  }
  return order
}
