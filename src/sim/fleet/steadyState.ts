import type { Observer, ServedBy } from './observer'

/** Shares of all requests that came while measuring, and means over that time. Times in the plan's unit. */
export interface SteadyFigures {
  readonly pCold: number
  readonly pReject: number
  /** Environments that lived, at work or idle. */
  readonly meanInstances: number
  readonly meanRunning: number
  /** Of requests that were taken. */
  readonly meanResponse: number
  /** Of environments that ended while measuring; 0 where none did. */
  readonly meanLifespan: number
  readonly requests: number
  readonly coldStarts: number
}

/** Gathers the figures of a steady state from a run between two instants. */
export class SteadyState implements Observer {
  readonly #from: number
  readonly #until: number
  #requests = 0
  #rejected = 0
  #coldStarts = 0
  #responses = 0
  #busy = 0
  #lived = 0
  #ended = 0
  #lifespans = 0

  constructor(from: number, until: number) {
    this.#from = from
    this.#until = until
  }

  served(at: number, response: number, by: ServedBy): void {
    const end = at + response
    if (end > this.#from) this.#busy += this.#within(at, end)
    if (at < this.#from) return
    this.#requests++
    this.#responses += response
    if (by === 'cold') this.#coldStarts++
  }

  throttled(at: number): void {
    if (at < this.#from) return
    this.#requests++
    this.#rejected++
  }

  ended(bornAt: number, endedAt: number): void {
    if (endedAt < this.#from) return
    this.#lived += this.#within(bornAt, endedAt)
    this.#ended++
    this.#lifespans += endedAt - bornAt
  }

  left(bornAt: number): void {
    this.#lived += this.#within(bornAt, this.#until)
  }

  figures(): SteadyFigures {
    const requests = this.#requests
    const time = this.#until - this.#from
    return {
      pCold: ratio(this.#coldStarts, requests),
      pReject: ratio(this.#rejected, requests),
      meanInstances: this.#lived / time,
      meanRunning: this.#busy / time,
      meanResponse: ratio(this.#responses, requests - this.#rejected),
      meanLifespan: ratio(this.#lifespans, this.#ended),
      requests,
      coldStarts: this.#coldStarts,
    }
  }

  /** How much of a span lies in the time that is measured. */
  #within(start: number, end: number): number {
    return (end < this.#until ? end : this.#until) - (start > this.#from ? start : this.#from)
  }
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
