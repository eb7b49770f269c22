import type { Records } from '../browser/records'

/** A device's storage in memory. `refuse` makes every call fail from then on, until it is called with nothing. */
export function recordsInMemory(start: Readonly<Record<string, unknown>> = {}) {
  const held = new Map<string, unknown>(Object.entries(start))
  let refusal: Error | undefined
  async function answer<T>(work: () => T): Promise<T> {
    if (refusal) throw refusal
    return work()
  }
  const records: Records = {
    read: (key) => answer(() => held.get(key)),
    // As IndexedDB does: what is kept is a copy.
    write: (key, value) => answer(() => void held.set(key, structuredClone(value))),
    remove: (key) => answer(() => void held.delete(key)),
    keys: () => answer(() => [...held.keys()]),
  }
  return {
    records,
    held,
    refuse(message?: string) {
      refusal = message === undefined ? undefined : new Error(message)
    },
  }
}
