import { EventLog } from './eventLog'
import { next, schedule } from './signalQueue'
import type { VirtualMs } from './virtualTime'
import { step, type Reducer, type Stepped, type World } from './world'

/**
 * What came from outside, and when: after that many delivered signals. With the first world and
 * the reducer it is the whole truth of a run; everything else can be computed again from it.
 */
export interface TimedInput<Signal> {
  readonly steps: number
  /** The clock was moved here first: nothing was due up to then. Absent: it stayed. */
  readonly advanceTo?: VirtualMs
  readonly signal?: Signal
  /** It comes before all that is already due now, and so does what it sets off at this instant. */
  readonly ahead?: true
}

/** How moments of the past stand: distances in signals and events. */
export interface Spacing {
  /** How many are kept; when there are more, those go that stand less than twice as far apart. */
  readonly most: number
  /** How far apart they are kept at first. */
  readonly interval: number
  /** Of those computed for whoever looks, how far apart they are remembered, and how many. */
  readonly shownInterval: number
  readonly mostShown: number
}

/** A moment holds on to all that was in the world and is not any more, so they are as few as lets a jump take some 20 ms in a large world. */
const SPACING: Spacing = { most: 4096, interval: 2048, shownInterval: 256, mostShown: 64 }

/**
 * A run of a world: its inputs, its log, its present, and kept moments of its past.
 *
 * Any moment between two kept ones is computed again from the earlier; a jump therefore costs at
 * most `interval` signals and events, however long the run is, and the next one near by far less.
 */
export class Timeline<State, Signal, Output> {
  readonly log = new EventLog()
  readonly #reducer: Reducer<State, Signal, Output>
  readonly #inputs: TimedInput<Signal>[] = []
  #moments: World<State, Signal>[]
  readonly #spacing: Spacing
  #interval = 0
  #present: World<State, Signal>
  /** Moments computed last, and some passed on the way to them: whoever looks at one often looks again, or at one near by. */
  #shown: World<State, Signal>[] = []

  constructor(first: World<State, Signal>, reducer: Reducer<State, Signal, Output>, spacing = SPACING) {
    this.#reducer = reducer
    this.#spacing = spacing
    this.#interval = spacing.interval
    this.#present = first
    this.#moments = [first]
  }

  get present(): World<State, Signal> {
    return this.#present
  }

  get inputs(): readonly TimedInput<Signal>[] {
    return this.#inputs
  }

  /** Takes something from outside into the world, due now, behind all that is already due now. */
  inject(signal: Signal): void {
    this.#take({ steps: this.#present.steps, signal })
  }

  /** Takes something into the world before anything more happens in it, although more may be due now. */
  injectAhead(signal: Signal): void {
    this.#take({ steps: this.#present.steps, signal, ahead: true })
  }

  /** Moves the clock to a time before which nothing is due. */
  advanceTo(at: VirtualMs): void {
    if (at > this.#present.now) this.#take({ steps: this.#present.steps, advanceTo: at })
  }

  /**
   * Delivers the next signal, logs what happened and returns what the world asks of its driver.
   * @throws {RangeError} if no signal is due
   */
  step(): readonly Output[] {
    const { world, events, outputs } = step(this.#present, this.#reducer, this.log)
    for (const event of events) this.log.append(world.now, event)
    this.#present = world
    this.#keep(world)
    return outputs
  }

  /** Takes over the inputs of a recorded run and runs them, never asking for an output. */
  replay(inputs: readonly TimedInput<Signal>[]): void {
    for (const input of inputs) {
      while (this.#present.steps < input.steps) this.step()
      this.#take(input)
    }
  }

  /**
   * The world right after the signal that told event `seq` was delivered; for -1, the first world.
   * The log is not touched: a moment reads it up to its own length.
   */
  momentOf(seq: number): World<State, Signal> {
    if (seq < 0) return this.#moments[0] ?? this.#present
    const before = this.momentBefore(seq)
    return this.#stepFrom(before)?.world ?? before
  }

  /** The world right before the signal that told event `seq`. */
  momentBefore(seq: number): World<State, Signal> {
    let before = this.#latestBefore(seq)
    let shown = before
    for (;;) {
      const after = this.#stepFrom(before)?.world
      if (!after || after.logLength > seq) break
      before = after
      if (areApart(shown, before, this.#spacing.shownInterval)) this.#show((shown = before))
    }
    if (shown !== before) this.#show(before)
    return before
  }

  /**
   * Makes the moment of event `seq` the present and forgets what came after it.
   * @returns what the world asked of its driver in the signal that told the event: what came of it
   *          is forgotten too, so it has to be done again
   */
  forkAt(seq: number): readonly Output[] {
    const asked = seq < 0 ? undefined : this.#stepFrom(this.momentBefore(seq))
    const moment = asked?.world ?? this.momentOf(seq)
    this.#inputs.length = moment.inputs
    this.#moments = this.#moments.filter((kept) => kept.steps <= moment.steps)
    // Whoever goes back to a moment often goes back there again.
    this.#shown = this.#shown.filter((shown) => shown.steps <= moment.steps)
    this.#present = moment
    this.log.truncate(moment.logLength)
    return asked?.outputs ?? []
  }

  #take(input: TimedInput<Signal>): void {
    this.#inputs.push(input)
    this.#present = withInput(this.#present, input)
  }

  #keep(world: World<State, Signal>): void {
    const last = this.#moments.at(-1)
    if (last && !areApart(last, world, this.#interval)) return
    this.#moments.push(world)
    if (this.#moments.length <= this.#spacing.most) return
    this.#interval *= 2
    const kept = this.#moments.splice(0, 1)
    for (const moment of this.#moments) if (areApart(kept.at(-1)!, moment, this.#interval)) kept.push(moment)
    this.#moments = kept
  }

  /** The latest world at hand that is still before the signal that told event `seq`. */
  #latestBefore(seq: number): World<State, Signal> {
    let low = 0
    let high = this.#moments.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      const kept = this.#moments[middle]
      if (kept && kept.logLength <= seq) low = middle
      else high = middle
    }
    let latest = this.#moments[low] ?? this.#present
    for (const shown of this.#shown) if (shown.logLength <= seq && shown.steps > latest.steps) latest = shown
    return latest
  }

  #show(world: World<State, Signal>): void {
    this.#shown.push(world)
    if (this.#shown.length > this.#spacing.mostShown) this.#shown.shift()
  }

  /** One signal later, with the inputs that came in between; undefined at the present. */
  #stepFrom(world: World<State, Signal>): Stepped<State, Signal, Output> | undefined {
    if (world.steps >= this.#present.steps) return undefined
    let at = world
    for (let input = this.#inputs[at.inputs]; input && input.steps === at.steps; input = this.#inputs[at.inputs]) {
      at = withInput(at, input)
    }
    return step(at, this.#reducer, this.log)
  }
}

/** Whether it takes that many signals and events to come from one moment to a later one. */
function areApart(one: World<unknown, unknown>, later: World<unknown, unknown>, interval: number): boolean {
  return later.steps - one.steps + later.logLength - one.logLength >= interval
}

function withInput<State, Signal>(world: World<State, Signal>, input: TimedInput<Signal>): World<State, Signal> {
  const now = Math.max(world.now, input.advanceTo ?? world.now)
  const due = next(world.queue)
  if (due && due.at < now) throw new RangeError(`a signal is due at ${due.at}, before ${now}`)
  const { signal, ahead } = input
  const queue = signal === undefined ? world.queue : schedule(world.queue, { at: now, signal, ahead })
  const { seed, state, streams, counters, steps, inputs, logLength } = world
  return { now, seed, state, queue, streams, counters, steps, inputs: inputs + 1, logLength }
}
