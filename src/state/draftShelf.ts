import type { Records } from '../browser/records'
import type { Draft } from './draft'
import { draftRecord, readDraftRecord } from './draftFile'
import { createKeeping } from './keeping'

/** A draft that another took the place of. */
export interface Replaced {
  /** What was done, as the learner was offered it. */
  readonly by: string
  /** What there is to see in the draft that came. */
  readonly about?: string
  readonly draft: Draft
}

/** What the device had. */
export interface Kept {
  readonly draft?: Draft
  readonly replaced?: Replaced
  /** Keys of what could not be read and lies untouched, oldest first. */
  readonly setAside: readonly string[]
  /** What went wrong, and what to do about it. */
  readonly problem?: string
}

/** Drafts on the device. Nothing here is ever refused to the caller but reading what was set aside. */
export interface Shelf {
  load(): Promise<Kept>
  keep(draft: Draft): void
  keepReplaced(replaced: Replaced | undefined): void
  /** The page may end: what is not known to be kept is written so that it survives. */
  leave(): void
  readSetAside(key: string): Promise<string>
  dropSetAside(key: string): Promise<void>
}

const CURRENT = 'current'
const REPLACED = 'replaced'
const SET_ASIDE = 'set aside '

/**
 * @param records  where drafts lie
 * @param told     called when a write fails, with what to tell the learner; with nothing when writes succeed again
 * @param now      ISO 8601: when something is set aside
 */
export function createShelf(records: Records, told: (problem: string | undefined) => void, now: () => string): Shelf {
  let failing = false
  const tellFailure = (failure?: unknown) => {
    if (failure !== undefined) told(notKept(failure))
    else if (failing) told(undefined)
    failing = failure !== undefined
  }
  const current = createKeeping(records, CURRENT, tellFailure)
  const replaced = createKeeping(records, REPLACED, tellFailure)

  return {
    async load() {
      try {
        return await read(records, now)
      } catch (failure) {
        return { setAside: [], problem: notKept(failure) }
      }
    },
    keep: (draft) => current.keep(draftRecord(draft)),
    keepReplaced: (former) => replaced.keep(former && { by: former.by, about: former.about, ...draftRecord(former.draft) }),
    leave() {
      current.leave()
      replaced.leave()
    },
    async readSetAside(key) {
      const record = await records.read(key)
      return typeof record === 'string' ? record : JSON.stringify(record, null, 2)
    },
    dropSetAside: (key) => records.remove(key),
  }
}

async function read(records: Records, now: () => string): Promise<Kept> {
  const [record, former] = await Promise.all([records.read(CURRENT), records.read(REPLACED)])
  const draft = record === undefined ? undefined : readDraftRecord(record)
  const replaced = readReplaced(former)
  if (draft && 'problem' in draft) {
    // The copy first: should it fail, the record stays where it is and this is tried again.
    await records.write(SET_ASIDE + now(), record)
    await records.remove(CURRENT)
    return { ...replaced, setAside: await setAside(records), problem: unreadable(draft.problem) }
  }
  return { ...(draft && { draft }), ...replaced, setAside: await setAside(records) }
}

async function setAside(records: Records): Promise<readonly string[]> {
  return (await records.keys()).filter((key) => key.startsWith(SET_ASIDE)).sort()
}

function readReplaced(record: unknown): Pick<Kept, 'replaced'> {
  if (record === undefined) return {}
  const draft = readDraftRecord(record)
  if ('problem' in draft) return {}
  const { by, about } = record as { by?: unknown; about?: unknown }
  return {
    replaced: { by: typeof by === 'string' ? by : 'Change', ...(typeof about === 'string' && { about }), draft },
  }
}

function unreadable(why: string): string {
  return (
    `The draft kept on this device could not be read: ${why}. It is kept untouched: ` +
    'under Draft, choose Download what was set aside. You see the example.'
  )
}

function notKept(failure: unknown): string {
  const why = (failure instanceof Error ? failure.message : String(failure)).replace(/\.$/, '')
  return (
    `This device does not keep your draft: ${why}. ` +
    'You can go on, but before you leave, choose Export to a file under Draft.'
  )
}
