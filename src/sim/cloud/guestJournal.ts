import type { JournalledSlice } from '../aws/guestSlice'
import type { TimedInput } from '../kernel/timeline'
import type { CloudSignal } from './cloudSignals'

/**
 * What the guests of a run have done, by execution environment: from it a host makes again a guest
 * that it does not know. Read off the run's inputs, each once, however many guests are asked for.
 */
export class GuestJournal {
  readonly #byEnvironment = new Map<string, JournalledSlice[]>()
  #read = 0

  /** The slices of one environment, oldest first. @param inputs  those of the last time, and more */
  of(environmentId: string, inputs: readonly TimedInput<CloudSignal>[]): readonly JournalledSlice[] {
    for (; this.#read < inputs.length; this.#read++) {
      const signal = inputs[this.#read]?.signal
      if (signal?.to === 'service') this.#take(signal.signal as { readonly type: string } & Partial<JournalledSlice>)
    }
    return this.#byEnvironment.get(environmentId) ?? []
  }

  #take({ type, slice, outcome }: { readonly type: string } & Partial<JournalledSlice>): void {
    if (type !== 'GuestSlice' || !slice || !outcome) return
    const same = this.#byEnvironment.get(slice.environmentId)
    if (same) same.push({ slice, outcome })
    else this.#byEnvironment.set(slice.environmentId, [{ slice, outcome }])
  }
}
