/**
 * What one evaluation may spend. AWS stops an expression after one second and at limits of memory and
 * stack it does not name; a clock and a stack of the machine would make runs differ, so these stand for them.
 */

/** Nodes evaluated. An assumption for AWS's one second. */
const STEP_LIMIT = 1_000_000
/** Nodes inside nodes. The package's own playground has this limit beside one of a second. */
const DEPTH_LIMIT = 500
/** UTF-16 units of one text; a payload has at most 256 KiB. */
const TEXT_LIMIT = 16 * 1024 * 1024
/** What a built-in function goes through in the time of one step: items, units of text, units under a pattern. */
const ITEMS_PER_STEP = 64
const TEXT_PER_STEP = 1024
const SEARCHED_PER_STEP = 16

/** Why an evaluation was stopped, in the shape of the evaluator's own errors. */
export interface Exhausted {
  readonly code: 'U1001'
  readonly message: string
}

export class Budget {
  #steps = 0
  #depth = 0

  renew(): void {
    this.#steps = 0
    this.#depth = 0
  }

  step(): void {
    if (++this.#steps > STEP_LIMIT) throw outOfTime()
  }

  enter(): void {
    this.step()
    if (++this.#depth > DEPTH_LIMIT) throw outOfStack()
  }

  leave(): void {
    this.#depth--
  }

  /** What a built-in function has to go through before it can answer. */
  charge(given: readonly unknown[]): void {
    for (const value of given) {
      if (typeof value === 'string') this.#spend(value.length / TEXT_PER_STEP)
      else if (Array.isArray(value)) this.chargeItems(value.length)
    }
  }

  chargeItems(count: number): void {
    this.#spend(count / ITEMS_PER_STEP)
  }

  chargeSearch(length: number): void {
    this.#spend(length / SEARCHED_PER_STEP)
  }

  /** Refuses a text that is, or would be, too long. */
  chargeText(length: number): void {
    if (length > TEXT_LIMIT) throw outOfMemory()
    this.#spend(length / TEXT_PER_STEP)
  }

  #spend(steps: number): void {
    this.#steps += Math.floor(steps)
    if (this.#steps > STEP_LIMIT) throw outOfTime()
  }
}

function outOfTime(): Exhausted {
  return { code: 'U1001', message: `Expression evaluation timeout: more than ${STEP_LIMIT} steps` }
}

export function outOfStack(): Exhausted {
  return { code: 'U1001', message: `Stack overflow: more than ${DEPTH_LIMIT} evaluations inside each other` }
}

function outOfMemory(): Exhausted {
  return { code: 'U1001', message: `Memory limit exceeded: a text of more than ${TEXT_LIMIT} characters` }
}
