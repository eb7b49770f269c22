import { LeastFirst, twice } from './leastFirst'

/**
 * Which of several idle environments takes a request. AWS does not say; the detailed simulator takes the one frozen last.
 * `newest` made last, `mru` frozen last, `lru` frozen first.
 */
export type Policy = 'newest' | 'mru' | 'lru'

const NONE = -1
/** In place of the turn at which an environment was made. */
const ENDED = -1
/** Those that have ended are looked for when there are more of them than this, and more than idle ones. */
const MOST_ENDED = 16

/** The environments of a function in typed arrays: those that idle form a chain, the one frozen first at its head. */
export class Environments {
  /** Those that idle, by minus their turn of being made; and some that have ended since. */
  #newest: LeastFirst | undefined
  /** How many in it have ended. */
  #ended = 0
  readonly #takesHead: boolean
  #bornAt = new Float64Array(64)
  #frozenAt = new Float64Array(64)
  #made = new Float64Array(64)
  #next = new Int32Array(64)
  #before = new Int32Array(64)
  /** Numbers that ended environments have left. */
  readonly #free: number[] = []
  #numbers = 0
  #head = NONE
  #tail = NONE
  #ever = 0
  #alive = 0
  #idle = 0

  constructor(policy: Policy) {
    this.#takesHead = policy === 'lru'
    this.#newest = policy === 'newest' ? new LeastFirst() : undefined
  }

  get alive(): number {
    return this.#alive
  }

  get idle(): number {
    return this.#idle
  }

  /** When the one that idles longest was frozen; infinite where none idles. */
  get longestIdleSince(): number {
    return this.#head === NONE ? Infinity : (this.#frozenAt[this.#head] ?? 0)
  }

  /** Makes one, which is at work. */
  start(at: number): number {
    const number = this.#free.pop() ?? this.#numbers++
    if (number === this.#bornAt.length) this.#grow()
    this.#bornAt[number] = at
    this.#made[number] = this.#ever++
    this.#alive++
    return number
  }

  freeze(number: number, at: number): void {
    this.#frozenAt[number] = at
    this.#before[number] = this.#tail
    this.#next[number] = NONE
    if (this.#tail === NONE) this.#head = number
    else this.#next[this.#tail] = number
    this.#tail = number
    this.#idle++
    this.#newest?.add(-(this.#made[number] ?? 0), number)
  }

  /** One that idles, which is at work from now on. There has to be one. */
  take(): number {
    const number = this.#newest ? this.#newestOf(this.#newest) : this.#takesHead ? this.#head : this.#tail
    this.#leaveChain(number)
    return number
  }

  /** Ends the one that idles longest, and returns when it was made. */
  endLongestIdle(): number {
    const number = this.#head
    this.#leaveChain(number)
    this.#free.push(number)
    this.#made[number] = ENDED
    this.#alive--
    if (this.#newest && ++this.#ended > MOST_ENDED && this.#ended > this.#idle) this.#forgetEnded()
    return this.#bornAt[number] ?? 0
  }

  bornAt(number: number): number {
    return this.#bornAt[number] ?? 0
  }

  /** Takes out the newest, and with it all newer ones that have ended. */
  #newestOf(idle: LeastFirst): number {
    for (;;) {
      const turn = -idle.least
      const number = idle.take()
      if (this.#made[number] === turn) return number
      this.#ended--
    }
  }

  /** The older ones that have ended would never come up, and make all that is done with the others longer. */
  #forgetEnded(): void {
    const idle = new LeastFirst()
    for (let number = this.#head; number !== NONE; number = this.#next[number] ?? NONE) idle.add(-(this.#made[number] ?? 0), number)
    this.#newest = idle
    this.#ended = 0
  }

  #leaveChain(number: number): void {
    const before = this.#before[number] ?? NONE
    const next = this.#next[number] ?? NONE
    if (before === NONE) this.#head = next
    else this.#next[before] = next
    if (next === NONE) this.#tail = before
    else this.#before[next] = before
    this.#idle--
  }

  #grow(): void {
    const size = this.#bornAt.length * 2
    this.#bornAt = twice(this.#bornAt, new Float64Array(size))
    this.#frozenAt = twice(this.#frozenAt, new Float64Array(size))
    this.#made = twice(this.#made, new Float64Array(size))
    this.#next = twice(this.#next, new Int32Array(size))
    this.#before = twice(this.#before, new Int32Array(size))
  }
}
