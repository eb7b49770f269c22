import { openDB, type IDBPDatabase } from 'idb'
import { lastWordsOf } from './lastWords'

/** Values kept on the device by key. Every call may be refused: storage closed, or full. */
export interface Records {
  /** Undefined where nothing is kept under the key. */
  read(key: string): Promise<unknown>
  write(key: string, value: unknown): Promise<void>
  /** As `write`, for plain JSON, when the page may end before the answer: the next visit reads it all the same. */
  writeLast(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  keys(): Promise<readonly string[]>
}

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

  return {
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
