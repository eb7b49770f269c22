import type { FunctionCode, GuestFunction, GuestHost, GuestSlice, InitSlice, JournalledSlice, RestoreSlice, SliceOutcome } from '../aws/guestSlice'
import type { Guest, WorkSlice } from './guest'
import type { PageDelta } from './sandbox/pageDelta'
import { Sandbox } from './sandbox/sandbox'
import { ScriptedGuest } from './scriptedGuest'
import { endedFromOutside, nobodyWatches, type SliceWatch } from './sliceWatch'
import { Images, type SandboxAssets } from './sdk/images'

/**
 * Chromium allows 125 live wasm instances a page: guests beyond these sleep, as some 300 KB each. Waking costs more than
 * most handlers run, and environments that take turns wake at every slice, so there are as many as leave the page some.
 */
const MOST_AWAKE = 96
/** Beyond these a guest is forgotten, and made again from its journal when it is needed. */
const MOST_KEPT = 512
/** A snapshot with the SDK in it takes a megabyte or so. */
const MOST_SNAPSHOTS = 16

/** The one who runs handlers: a process for each execution environment that has begun. */
export function createGuestHost(assets: SandboxAssets, watch = nobodyWatches): GuestHost {
  return new Handlers(assets, watch)
}

class Handlers implements GuestHost {
  readonly #images: Images
  readonly #watch: SliceWatch
  /** What guests work by, and the work that was ended from outside, by what they work by: it would be again. */
  readonly #works = new WeakMap<Guest, FunctionCode>()
  readonly #ended = new WeakMap<FunctionCode, Set<string>>()
  /** Whether any was. */
  #endedAny = false
  /** By environment, the one used last at the end. */
  readonly #guests = new Map<string, Guest>()
  /** The one used last. */
  #latest: Guest | undefined
  /** What processes were after their INIT, by its environment, the one used last at the end. */
  readonly #snapshots = new Map<string, PageDelta>()
  /** Counts resets: a guest that was being made before one has nothing to run after it. */
  #resets = 0

  constructor(assets: SandboxAssets, watch: SliceWatch) {
    this.#images = new Images(assets)
    this.#watch = watch
  }

  run(slice: GuestSlice, journal: () => readonly JournalledSlice[] = () => []): SliceOutcome | undefined | Promise<SliceOutcome | undefined> {
    const { environmentId } = slice
    if (slice.kind === 'discard') {
      this.#forget(environmentId)
      return undefined
    }
    const guest = beginsProcess(slice) ? undefined : this.#guests.get(environmentId)
    if (guest && (!(guest instanceof Sandbox) || guest.awake)) return this.#ran(guest, slice)
    return this.#prepared(slice, guest, journal)
  }

  /** A guest that has to be made first, or woken. */
  async #prepared(slice: WorkSlice, known: Guest | undefined, journal: () => readonly JournalledSlice[]): Promise<SliceOutcome | undefined> {
    const resets = this.#resets
    const guest = known ?? (beginsProcess(slice) ? await this.#beginFor(slice) : await this.#again(journal()))
    if (guest instanceof Sandbox) await guest.wake()
    if (resets === this.#resets) return this.#ran(guest, slice)
    guest.dispose()
    return undefined
  }

  #ran(guest: Guest, slice: WorkSlice): SliceOutcome {
    const outcome = this.#work(guest, slice)
    this.#keep(slice.environmentId, guest, hasEnded(outcome))
    return outcome
  }

  /** Runs a slice unless it was ended from outside before, or what it does was. */
  #work(guest: Guest, slice: WorkSlice): SliceOutcome {
    if (this.#endedAny && this.#endedOf(guest)?.has(workOf(slice))) return endedFromOutside(slice)
    if (!this.#watch.begins()) {
      if (slice.kind === 'init' || slice.kind === 'invoke') this.#endedOf(guest)?.add(workOf(slice))
      this.#endedAny = true
      return endedFromOutside(slice)
    }
    try {
      return guest.run(slice)
    } finally {
      this.#watch.ends()
    }
  }

  #endedOf(guest: Guest): Set<string> | undefined {
    const code = this.#works.get(guest)
    if (!code) return undefined
    const ended = this.#ended.get(code) ?? new Set()
    this.#ended.set(code, ended)
    return ended
  }

  reset(): void {
    this.#resets++
    this.#snapshots.clear()
    for (const environmentId of [...this.#guests.keys()]) this.#forget(environmentId)
  }

  #beginFor(slice: InitSlice | RestoreSlice): Promise<Guest> {
    return slice.kind === 'init' ? this.#begin(slice.fn) : this.#restored(slice.snapshot)
  }

  /** A copy of the process as it was after its INIT, which is run again where its bytes are not known (any more). */
  async #restored(init: InitSlice): Promise<Guest> {
    const { fn, environmentId } = init
    const { code } = fn
    if ('script' in code) return new ScriptedGuest({ ...fn, code })
    const image = await this.#images.for(code.files)
    let snapshot = this.#snapshots.get(environmentId)
    if (!snapshot) {
      const original = await Sandbox.create(image, { ...fn, code }, () => this.#watch.goesOn())
      original.run(init)
      snapshot = original.snapshot()
      original.dispose()
    }
    this.#snapshots.delete(environmentId)
    this.#snapshots.set(environmentId, snapshot)
    for (const [oldest] of [...this.#snapshots].slice(0, -MOST_SNAPSHOTS)) this.#snapshots.delete(oldest)
    const sandbox = await Sandbox.restored(image, { ...fn, code }, snapshot, () => this.#watch.goesOn())
    this.#works.set(sandbox, code)
    return sandbox
  }

  async #begin(fn: GuestFunction): Promise<Guest> {
    const { code } = fn
    if ('script' in code) return new ScriptedGuest({ ...fn, code })
    const sandbox = await Sandbox.create(await this.#images.for(code.files), { ...fn, code }, () => this.#watch.goesOn())
    this.#works.set(sandbox, code)
    return sandbox
  }

  /**
   * A guest that this host does not know (any more), as it was: what it has run since its last INIT is run again.
   * @throws {Error} where that gives another outcome than the first time: then our bug, a guest must be determined by its slices
   */
  async #again(journal: readonly JournalledSlice[]): Promise<Guest> {
    const since = journal.slice(journal.map(({ slice }) => beginsProcess(slice)).lastIndexOf(true))
    const first = since[0]?.slice
    if (!first || !beginsProcess(first)) throw new RangeError('an environment has to begin with an init slice')
    const guest = await this.#beginFor(first)
    for (const { slice, outcome } of since) {
      const again = guest.run(slice as WorkSlice)
      if (again.memoryHash !== outcome.memoryHash || again.polls !== outcome.polls) {
        throw new Error(`the ${slice.kind} slice of ${slice.environmentId} gave another outcome when it was run again`)
      }
    }
    return guest
  }

  #keep(environmentId: string, guest: Guest, ended: boolean): void {
    if (guest === this.#latest && !ended) return
    const before = this.#guests.get(environmentId)
    if (before !== guest) before?.dispose()
    this.#guests.delete(environmentId)
    this.#latest = undefined
    if (ended) return guest.dispose()
    this.#guests.set(environmentId, guest)
    this.#latest = guest
    if (guest instanceof Sandbox) this.#makeRoom()
  }

  /** Lets those sleep, and in the end go, that have not been used for longest. */
  #makeRoom(): void {
    if (this.#guests.size <= MOST_AWAKE) return
    const sandboxes = [...this.#guests].flatMap(([id, guest]) => (guest instanceof Sandbox ? [{ id, guest }] : []))
    for (const { guest } of sandboxes.filter(({ guest }) => guest.awake).slice(0, -MOST_AWAKE)) guest.sleep()
    for (const { id } of sandboxes.slice(0, -MOST_KEPT)) this.#forget(id)
  }

  #forget(environmentId: string): void {
    const guest = this.#guests.get(environmentId)
    if (guest === this.#latest) this.#latest = undefined
    guest?.dispose()
    this.#guests.delete(environmentId)
  }
}

function beginsProcess(slice: GuestSlice): slice is InitSlice | RestoreSlice {
  return slice.kind === 'init' || slice.kind === 'restore'
}

/** What a slice is to do: of an INIT and an invocation, a later one of the same code may be to do the same. */
function workOf(slice: WorkSlice): string {
  return slice.kind === 'invoke' ? `invoke ${slice.payload}` : slice.kind
}

/** Whether the process is gone after a slice. */
function hasEnded({ end }: SliceOutcome): boolean {
  return end.kind === 'timedOut' || end.kind === 'exited' || ((end.kind === 'failed' || end.kind === 'returned') && end.crashed)
}

export type { SandboxAssets, SliceWatch }
