import { POLLS_A_TICK } from './virtualCpu'

/** The part of an engine that a meter needs: raw access to its memory and to its context in it. */
export interface Metered {
  readonly memory: () => ArrayBuffer
  readonly context: number
}

/**
 * Counts the polls of one engine exactly: whole ticks are told by its interrupt handler, the rest
 * is read from the countdown that it keeps in memory.
 */
export class PollMeter {
  readonly #engine: Metered
  readonly #offset: number
  #view: DataView | undefined
  #ticks = 0
  #from = 0

  constructor(engine: Metered, offset: number) {
    this.#engine = engine
    this.#offset = offset
  }

  /** Starts counting anew. */
  restart(): void {
    this.#ticks = 0
    this.#from = POLLS_A_TICK - this.#countdown
  }

  /** To be called by the interrupt handler, once each tick. */
  tick(): void {
    this.#ticks++
  }

  get ticks(): number {
    return this.#ticks
  }

  /** Polls since the last restart. */
  get polls(): number {
    return this.#ticks * POLLS_A_TICK + (POLLS_A_TICK - this.#countdown) - this.#from
  }

  /** Makes the next poll ask the interrupt handler. The count is wrong from here on: restart before using it. */
  interruptSoon(): void {
    this.#words.setInt32(this.#engine.context + this.#offset, 1, true)
  }

  get #countdown(): number {
    return this.#words.getInt32(this.#engine.context + this.#offset, true)
  }

  /** The memory is another when it has grown. */
  get #words(): DataView {
    const memory = this.#engine.memory()
    if (this.#view?.buffer !== memory) this.#view = new DataView(memory)
    return this.#view
  }
}

/** How far from the context's address the countdown may lie. */
const SEARCHED_BYTES = 1024
const ROUNDS = [100, 333, 50, 701]

/**
 * Finds where, from the context's address, the engine keeps the countdown to its next interrupt:
 * the one word that falls with the rounds of a loop. An engine of another version may keep it elsewhere.
 *
 * @param loop  runs an empty loop of so many rounds in the engine
 * @throws {Error} if there is no such word, or more than one: an engine we do not know
 */
export function findCountdown(engine: Metered, loop: (rounds: number) => void): number {
  loop(1)
  let before = wordsOf(engine)
  let candidates = [...before.keys()]
  let perRound: number | undefined
  for (const rounds of ROUNDS) {
    loop(rounds)
    const after = wordsOf(engine)
    candidates = candidates.filter((word) => {
      const fell = (before[word] ?? 0) - (after[word] ?? 0)
      // Calling the loop costs a few polls beside its rounds, and each round one or two.
      const each = Math.round(fell / rounds)
      if (each < 1 || each > 4 || fell - each * rounds > 8) return false
      perRound ??= each
      return each === perRound
    })
    before = after
  }
  const [found, other] = candidates
  if (found === undefined || other !== undefined) {
    throw new Error(`the engine's interrupt countdown was found ${candidates.length} times, not once`)
  }
  return found * 4
}

function wordsOf(engine: Metered): Int32Array {
  return new Int32Array(engine.memory().slice(engine.context, engine.context + SEARCHED_BYTES))
}
