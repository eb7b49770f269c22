import { openDB, type IDBPDatabase } from 'idb'
import { lastWordsOf } from './lastWords'

/** Values kept on the device by key. Every call may be refused: storage closed, or full. */
export interface Records {
  /** Undefined where nothing is kept under the key. */
  read(key: string): Promise<unknown>
  write(key: string, value: unknown): Promise<void>
  /** As `write`, for plain JSON, when the page may end before the answer: the next visit reads it all the same. */
  writeLast(key: string, value: unknown): Promise<void>
  /** All that is kept under the key: what the database has, and then what a page said last that it may not have. */
  readAll(key: string): Promise<readonly unknown[]>
  /**
   * Writes what a change makes of all that is kept under the key, while no other tab can write; nothing where it makes nothing.
   * @returns what was written
   */
  update(key: string, change: Change): Promise<unknown>
  /** As `update`, for plain JSON, when the page may end before the answer. */
  updateLast(key: string, change: Change): Promise<unknown>
  remove(key: string): Promise<void>
  keys(): Promise<readonly string[]>
}

/** @param kept  as `readAll` gives it */
export type Change = (kept: readonly unknown[]) => unknown

/** Never raised, so that no tab can lock out another: versions are told apart in the records. */
const VERSION = 1
const STORE = 'records'
/** A database that does not open in this time, in milliseconds, counts as closed to us. */
const PATIENCE = 3000

/** Records in an IndexedDB database of that name. */
export function recordsIn(name: string): Records {
  const lastWords = lastWordsOf(name)
  let opened: IDBPDatabase | undefined

  function forget(): void {
    opened?.close()
    opened = undefined
  }

  async function database(): Promise<IDBPDatabase> {
    if (opened) return opened
    const opening = openDB(name, VERSION, {
      upgrade: (fresh) => void fresh.createObjectStore(STORE),
      // Another tab deletes the database, or the browser closes it: the next call opens it anew.
      blocking: forget,
      terminated: forget,
    })
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error('the browser does not open its storage')), PATIENCE)
    })
    opened = await Promise.race([opening, late])
    return opened
  }

  async function write(key: string, value: unknown): Promise<void> {
    const overtaken = lastWords.of(key)
    const transaction = (opened ?? (await database())).transaction(STORE, 'readwrite')
    const written = transaction.store.put(value, key)
    transaction.commit()
    await Promise.all([written, transaction.done])
    overtaken?.forget()
  }

  async function update(key: string, change: Change): Promise<unknown> {
    const transaction = (opened ?? (await database())).transaction(STORE, 'readwrite')
    const stored: unknown = await transaction.store.get(key)
    const last = lastWords.of(key)
    const value = change(listed(stored, last?.value))
    const written = value === undefined ? undefined : transaction.store.put(value, key)
    transaction.commit()
    await Promise.all([written, transaction.done])
    if (value !== undefined) last?.forget()
    return value
  }

  return {
    async readAll(key) {
      const stored: unknown = await (await database()).get(STORE, key)
      return listed(stored, lastWords.of(key)?.value)
    },
    update,
    updateLast(key, change) {
      const value = change(listed(lastWords.of(key)?.value))
      if (value !== undefined) lastWords.say(key, value)
      return update(key, change)
    },
    async read(key) {
      const last = lastWords.of(key)
      return last ? last.value : (await database()).get(STORE, key)
    },
    write,
    writeLast(key, value) {
      lastWords.say(key, value)
      return write(key, value)
    },
    async remove(key) {
      lastWords.of(key)?.forget()
      await (await database()).delete(STORE, key)
    },
    async keys() {
      return (await (await database()).getAllKeys(STORE)).map(String)
    },
  }
}

function listed(...values: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => value !== undefined)
}
