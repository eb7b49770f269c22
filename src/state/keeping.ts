import type { Records } from '../browser/records'

/** Keeps the newest of many values under one key: soon after it came. */
export interface Keeping {
  keep(value: unknown): void
  /** The page may end now: what is not known to be kept is written so that it survives. */
  leave(): void
}

/** Between an edit and its being kept, in milliseconds. */
const DELAY = 200

/**
 * @param told  called after each write: with nothing when it went well, else with why it did not
 */
export function createKeeping(records: Records, key: string, told: (failure?: unknown) => void): Keeping {
  let waiting: { readonly value: unknown } | undefined
  /** Sent to the device, which has not said that it has it. */
  let sent: { readonly value: unknown } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function send(write: Records['write']): void {
    clearTimeout(timer)
    timer = undefined
    const newest = waiting ?? sent
    if (!newest) return
    sent = newest
    waiting = undefined
    write(key, newest.value).then(
      () => {
        if (sent === newest) sent = undefined
        told()
      },
      (failure: unknown) => told(failure),
    )
  }

  return {
    keep(value) {
      waiting = { value }
      // Not put off by the next edit: who types without a pause is kept up with too.
      timer ??= setTimeout(() => send(records.write), DELAY)
    },
    leave: () => send(records.writeLast),
  }
}
