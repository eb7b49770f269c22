import type { SliceEnd } from '../../aws/guestSlice'
import type { VirtualMs } from '../../kernel/virtualTime'
import { PollMeter } from '../pollMeter'
import { MOST_TICKS_A_SLICE, POLLS_A_TICK } from '../virtualCpu'

/** A sign of life comes each time so many polls have been worked: some 10 ms of the host. */
const POLLS_A_SIGN = 20 * POLLS_A_TICK
const MOST_POLLS = MOST_TICKS_A_SLICE * POLLS_A_TICK

/**
 * How much a slice may still work, and what stops it. All of it is counted in polls and bytes, so
 * that a guest is stopped at the same place wherever it runs.
 */
export class WorkBudget {
  readonly #meter: PollMeter
  readonly #mostBytes: number
  readonly #bytesUsed: () => number
  readonly #goesOn: () => void
  #charged = 0
  #nextSign = POLLS_A_SIGN
  #pollMs: VirtualMs = 0
  #limit: VirtualMs = 0
  #stopped: SliceEnd | undefined
  /** What had been used when it was stopped: stopping spoils the meter. */
  #pollsAtStop = 0

  /**
   * @param mostBytes  memory at which the process is killed
   * @param goesOn     hears now and then that the slice is being worked on
   */
  constructor(meter: PollMeter, mostBytes: number, bytesUsed: () => number, goesOn: () => void) {
    this.#meter = meter
    this.#mostBytes = mostBytes
    this.#bytesUsed = bytesUsed
    this.#goesOn = goesOn
  }

  start(limit: VirtualMs, pollMs: VirtualMs): void {
    this.#meter.restart()
    this.#charged = 0
    this.#nextSign = POLLS_A_SIGN
    this.#limit = limit
    this.#pollMs = pollMs
    this.#stopped = undefined
  }

  get polls(): number {
    return this.#stopped ? this.#pollsAtStop : this.#meter.polls + this.#charged
  }

  /** Virtual time since the start, never past the limit. */
  get elapsed(): VirtualMs {
    const elapsed = this.polls * this.#pollMs
    return elapsed < this.#limit ? elapsed : this.#limit
  }

  /** What cut the slice off, if something did. */
  get stopped(): SliceEnd | undefined {
    return this.#stopped
  }

  /** The engine's interrupt: true stops what runs, and no guest can catch it. */
  interrupt(): boolean {
    this.#meter.tick()
    return this.isOver()
  }

  /** Charges work that the engine does not poll in. */
  charge(polls: number): void {
    this.#charged += polls
    if (this.#overTime()) this.stop({ kind: 'timedOut' })
  }

  /** Whether the slice has to end here. */
  isOver(): boolean {
    if (this.#stopped) return true
    if (this.#overTime()) this.stop({ kind: 'timedOut' })
    else if (this.#bytesUsed() >= this.#mostBytes) this.stop(killedForMemory)
    return this.#stopped !== undefined
  }

  /** Stops the guest at its next poll. */
  stop(end: SliceEnd): void {
    if (this.#stopped) return
    this.#pollsAtStop = this.polls
    this.#stopped = end
    this.#meter.interruptSoon()
  }

  #overTime(): boolean {
    const { polls } = this
    if (polls >= this.#nextSign) {
      this.#nextSign = polls + POLLS_A_SIGN
      this.#goesOn()
    }
    return polls >= MOST_POLLS || polls * this.#pollMs >= this.#limit
  }
}

export const killedForMemory: SliceEnd = {
  kind: 'exited',
  errorType: 'Runtime.OutOfMemory',
  reason: 'Runtime exited with error: signal: killed',
}
