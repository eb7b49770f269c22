import type { EventBody, EventLog, SimEvent } from './eventLog'
import { PersistentMap } from './persistentMap'
import { RandomStream, seededStream, type StreamState } from './randomStream'
import {
  cancel,
  emptyQueue,
  next,
  schedule,
  withoutNext,
  type Scheduling,
  type SignalQueue,
} from './signalQueue'
import { wholeMicroseconds, type VirtualMs } from './virtualTime'

/** A moment of a simulated world: a value. Two steps from the same world give the same world. */
export interface World<State, Signal> {
  readonly now: VirtualMs
  readonly seed: number
  readonly state: State
  readonly queue: SignalQueue<Signal>
  readonly streams: PersistentMap<string, StreamState>
  readonly counters: PersistentMap<string, number>
  /** How many signals were delivered. */
  readonly steps: number
  /** How many inputs from outside were taken. */
  readonly inputs: number
  /** How many events the log held at this moment. */
  readonly logLength: number
}

/** What a reducer may know besides its state and the signal. */
export interface StepContext {
  readonly now: VirtualMs
  /** Uniform in [0, 1), from the stream of that name. */
  draw(stream: string): number
  /** 1 for the first of its kind in this world, then one more each. */
  count(kind: string): number
  /** What the log tells of one resource before this signal, oldest first. */
  eventsOf(resource: string): readonly SimEvent[]
  /** What the log tells from event number `seq` on, before this signal. */
  eventsSince(seq: number): readonly SimEvent[]
}

/** What came of one signal. */
export interface Step<State, Signal, Output> {
  readonly state: State
  readonly events: readonly EventBody[]
  readonly schedule: readonly Scheduling<Signal>[]
  /** Keys of signals that are not to come any more; cancelled before `schedule` is done. */
  readonly cancel: readonly string[]
  /** What the world asks of the one who drives it: an answer handed out, a guest to be run. */
  readonly outputs: readonly Output[]
}

export type Reducer<State, Signal, Output> = (
  state: State,
  signal: Signal,
  context: StepContext,
) => Step<State, Signal, Output>

export function createWorld<State, Signal>(state: State, seed: number, startTime: VirtualMs): World<State, Signal> {
  return {
    now: startTime,
    seed,
    state,
    queue: emptyQueue(),
    streams: PersistentMap(),
    counters: PersistentMap(),
    steps: 0,
    inputs: 0,
    logLength: 0,
  }
}

/** A world and what its last step told. */
export interface Stepped<State, Signal, Output> {
  readonly world: World<State, Signal>
  readonly events: readonly EventBody[]
  readonly outputs: readonly Output[]
}

/**
 * Delivers exactly one signal, the one due next, at its due time and no further.
 * @throws {RangeError} if no signal is due: ask `next(world.queue)` first
 */
export function step<State, Signal, Output>(
  world: World<State, Signal>,
  reducer: Reducer<State, Signal, Output>,
  log: EventLog,
): Stepped<State, Signal, Output> {
  const due = next(world.queue)
  if (!due) throw new RangeError('no signal is due')
  const now = due.at > world.now ? due.at : world.now
  const context = new DrawnContext(world, now, log)
  const came = reducer(world.state, due.signal, context)
  let queue = withoutNext(world.queue)
  for (const key of came.cancel) queue = cancel(queue, key)
  for (const scheduling of came.schedule) {
    const soonest = notBefore(now, scheduling)
    // What came ahead of others at an instant stays ahead for all it sets off at that instant.
    queue = schedule(queue, due.ahead && soonest.at === now ? { ...soonest, ahead: true } : soonest)
  }
  return {
    world: {
      now,
      seed: world.seed,
      state: came.state,
      queue,
      streams: context.streams(),
      counters: context.counters(),
      steps: world.steps + 1,
      inputs: world.inputs,
      logLength: world.logLength + came.events.length,
    },
    events: came.events,
    outputs: came.outputs,
  }
}

/**
 * What a reducer may know while one signal is delivered, and what it has drawn and counted.
 * Draws often come in rows from one stream, which is put back once.
 */
class DrawnContext implements StepContext {
  readonly now: VirtualMs
  readonly #world: World<unknown, unknown>
  readonly #log: EventLog
  #streams: World<unknown, unknown>['streams']
  #stream = ''
  #drawn: RandomStream | undefined
  #counters: World<unknown, unknown>['counters']

  constructor(world: World<unknown, unknown>, now: VirtualMs, log: EventLog) {
    this.now = now
    this.#world = world
    this.#log = log
    this.#streams = world.streams
    this.#counters = world.counters
  }

  draw(name: string): number {
    if (!this.#drawn || name !== this.#stream) {
      this.#streams = this.streams()
      this.#stream = name
      this.#drawn = new RandomStream(this.#streams.get(name) ?? seededStream(this.#world.seed, name))
    }
    return this.#drawn.draw()
  }

  count(kind: string): number {
    const count = this.#counters.get(kind, 0) + 1
    this.#counters = this.#counters.set(kind, count)
    return count
  }

  eventsOf(resource: string): readonly SimEvent[] {
    return this.#log.ofResource(resource, this.#world.logLength)
  }

  eventsSince(seq: number): readonly SimEvent[] {
    return this.#log.since(seq, this.#world.logLength)
  }

  /** The streams after what was drawn. */
  streams(): World<unknown, unknown>['streams'] {
    return this.#drawn ? this.#streams.set(this.#stream, this.#drawn.state) : this.#streams
  }

  /** The counters after what was counted. */
  counters(): World<unknown, unknown>['counters'] {
    return this.#counters
  }
}

/** Nothing is due in the past, and nothing between two microseconds. */
function notBefore<Signal>(now: VirtualMs, scheduling: Scheduling<Signal>): Scheduling<Signal> {
  const at = wholeMicroseconds(scheduling.at)
  if (at === scheduling.at && at >= now) return scheduling
  return { ...scheduling, at: at > now ? at : now }
}
