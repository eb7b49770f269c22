import type { Records } from '../browser/records'

/** Keeps the newest of many values under one key: soon after it came, and at once when asked. */
export interface Keeping {
  keep(value: unknown): void
  /** Writes what still waits. */
  flush(): void
}

/** Between an edit and its being kept, in milliseconds. */
const DELAY = 200

/**
 * @param told  called after each write: with nothing when it went well, else with why it did not
 */
export function createKeeping(records: Records, key: string, told: (failure?: unknown) => void): Keeping {
  let waiting: { readonly value: unknown } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (!waiting) return
    const { value } = waiting
    waiting = undefined
    records.write(key, value).then(
      () => told(),
      (failure: unknown) => told(failure),
    )
  }

  return {
    keep(value) {
      waiting = { value }
      // Not put off by the next edit: who types without a pause is kept up with too.
      timer ??= setTimeout(flush, DELAY)
    },
    flush,
  }
}
