/**
 * What one evaluation may spend. AWS stops an expression after one second, for which steps stand here: a clock
 * would make runs differ. The limits of stack and memory were measured on AWS.
 * @see https://github.com/floci-io/floci/issues/2737
 */

/** Nodes evaluated. An assumption for AWS's one second. */
const STEP_LIMIT = 1_000_000
/** Nodes inside nodes: measured between 99 and 101. */
const DEPTH_LIMIT = 100
/** Items of one list: so many were taken on AWS, and not one more. */
const ITEMS_LIMIT = 873_782
/** UTF-16 units of one text: 2²² were taken, and not 2²³. Where between is an assumption: an item's eight bytes for one unit. */
const TEXT_LIMIT = ITEMS_LIMIT * 8
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

  /** Refuses a list that is, or would be, too long. */
  chargeItems(count: number): void {
    if (count > ITEMS_LIMIT) throw outOfMemory()
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
  return { code: 'U1001', message: 'Expression evaluation timeout: Check for infinite loop' }
}

export function outOfStack(): Exhausted {
  return {
    code: 'U1001',
    message: 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
  }
}

function outOfMemory(): Exhausted {
  return { code: 'U1001', message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage' }
}
