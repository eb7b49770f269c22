import type { Records } from '../browser/records'

/**
 * A device's storage in memory. `refuse` makes every call fail from then on, until it is called with nothing; after
 * `stall` no write is answered or arrives, but the last.
 */
export function recordsInMemory(start: Readonly<Record<string, unknown>> = {}) {
  const held = new Map<string, unknown>(Object.entries(start))
  let refusal: Error | undefined
  let stalled = false
  async function answer<T>(work: () => T): Promise<T> {
    if (refusal) throw refusal
    return work()
  }
  // As IndexedDB does: what is kept is a copy.
  const put = (key: string, value: unknown) => answer(() => void held.set(key, structuredClone(value)))
  const all = (key: string) => (held.has(key) ? [held.get(key)] : [])
  const update: Records['update'] = (key, change) =>
    answer(() => {
      const value = change(all(key))
      if (value !== undefined) held.set(key, structuredClone(value))
      return value
    })
  const records: Records = {
    readAll: (key) => answer(() => all(key)),
    update: (key, change) => (stalled ? new Promise(() => {}) : update(key, change)),
    updateLast: update,
    read: (key) => answer(() => held.get(key)),
    write: (key, value) => (stalled ? new Promise(() => {}) : put(key, value)),
    writeLast: (key, value) => put(key, value),
    remove: (key) => answer(() => void held.delete(key)),
    keys: () => answer(() => [...held.keys()]),
  }
  return {
    records,
    held,
    stall() {
      stalled = true
    },
    refuse(message?: string) {
      refusal = message === undefined ? undefined : new Error(message)
    },
  }
}
