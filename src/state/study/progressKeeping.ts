import type { Change, Records } from '../../browser/records'
import type { Tabs } from '../../browser/tabs'
import { readKept, together, writeKept, type KeptProgress } from './keptProgress'

/** Keeps what several tabs do at the same time: each adds what it knows to what is kept, and hears of what others have added. */
export interface ProgressKeeping {
  /** Soon after it came, the newest of many. */
  keep(mine: KeptProgress): void
  /** At once, in place of whatever is kept. */
  replace(mine: KeptProgress): Promise<void>
  /** The page may end now. */
  leave(): void
  /** From now on hears what other tabs keep. */
  listen(): void
}

/** Between an event and its being kept, in milliseconds. */
const DELAY = 200

interface Ports {
  /** After each write: with nothing when it went well, else with why it did not. */
  told(failure?: unknown): void
  /** What is kept now, where another tab may have changed it. */
  heard(kept: KeptProgress): void
}

export function createProgressKeeping(records: Records, key: string, tabs: Tabs, { told, heard }: Ports): ProgressKeeping {
  let waiting: KeptProgress | undefined
  /** Sent to the device, which has not said that it has it. */
  let sent: KeptProgress | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function forgetTimer(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function send(update: Records['update']): void {
    forgetTimer()
    const mine = waiting ?? sent
    if (!mine) return
    sent = mine
    waiting = undefined
    update(key, addedTo(mine)).then(
      (written) => {
        if (sent === mine) sent = undefined
        told(written === undefined ? new Error('what is kept is not understood') : undefined)
        hear([written])
        tabs.tell()
      },
      (failure: unknown) => told(failure),
    )
  }

  function hear(kept: readonly unknown[]): void {
    for (const value of kept) {
      const read = value === undefined ? undefined : readKept(value)
      if (read && !('problem' in read)) heard(read)
    }
  }

  return {
    keep(mine) {
      waiting = mine
      // Not put off by the next: who answers without a pause is kept up with too.
      timer ??= setTimeout(() => send(records.update), DELAY)
    },
    async replace(mine) {
      forgetTimer()
      waiting = undefined
      sent = undefined
      await records.write(key, writeKept(mine)).then(() => told(), told)
      tabs.tell()
    },
    leave: () => send(records.updateLast),
    listen: () =>
      tabs.onTold(() => {
        // A device that refuses is told of when something is to be kept.
        records.readAll(key).then(hear, () => undefined)
      }),
  }
}

/** What is kept with mine added to it; nothing where it is not understood, so that it stays. */
function addedTo(mine: KeptProgress): Change {
  return (kept) => {
    let all = mine
    for (const value of kept) {
      const read = readKept(value)
      if ('problem' in read) return undefined
      all = together(all, read)
    }
    return writeKept(all)
  }
}
