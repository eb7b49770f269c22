import type { JSValueHandle } from 'quickjs-wasi'

/** Promises that were rejected and that nobody handles so far, in order. */
export class Rejections {
  readonly #reasons = new Map<number, JSValueHandle>()

  /** What the engine tells of a promise: rejected with nobody to handle it, or handled after all. */
  tell(promise: JSValueHandle, reason: JSValueHandle, isHandled: boolean): void {
    if (isHandled) this.#reasons.delete(promise.identity)
    else this.#reasons.set(promise.identity, reason.dup())
  }

  get any(): boolean {
    return this.#reasons.size > 0
  }

  /** The reason of the first of them; the others are forgotten with it, for it ends the process. */
  take(): JSValueHandle | undefined {
    if (this.#reasons.size === 0) return undefined
    const [first] = this.#reasons.values()
    this.#reasons.clear()
    return first
  }
}
