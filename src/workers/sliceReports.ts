import type { SliceWatch } from '../sim/handlers/handlers'

/** Beside the numbers of slices, and 0 when one has ended. */
const SIGN_OF_LIFE = -1

/** Tells the page which slice of a guest's work runs, counted from when it asked, so that it can end this worker when one never ends. */
export class SliceReports implements SliceWatch {
  #port: MessagePort | undefined
  #count = 0
  #ended: ReadonlySet<number> = new Set()

  /** @param ended  slices that held a worker before this one: they are not to run */
  watchBy(port: MessagePort | undefined, ended: readonly number[]): void {
    if (port) this.#port = port
    this.#count = 0
    this.#ended = new Set(ended)
  }

  begins(): boolean {
    this.#count++
    if (this.#ended.has(this.#count)) return false
    this.#port?.postMessage(this.#count)
    return true
  }

  goesOn(): void {
    this.#port?.postMessage(SIGN_OF_LIFE)
  }

  ends(): void {
    this.#port?.postMessage(0)
  }
}
