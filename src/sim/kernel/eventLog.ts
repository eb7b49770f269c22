import type { JsonObject } from './json'
import { ToldEvents } from './toldEvents'
import type { VirtualMs } from './virtualTime'

/** What happened, as told to people, graders and history views. Plain JSON, keys in this order. */
export interface SimEvent {
  /** 0 for the first event of the world, then one more each. */
  readonly seq: number
  readonly at: VirtualMs
  readonly service: string
  readonly resource: string
  readonly type: string
  readonly requestId?: string
  readonly detail: JsonObject
}

/** An event as a service tells it, before the log gives it a place and a time. */
export type EventBody = Omit<SimEvent, 'seq' | 'at'>

/**
 * The one append-only store of events. A moment keeps its length, not a copy.
 *
 * Events are also found by resource, because an execution's history is the events of that execution. Both lists are
 * made as far as they are asked for: most events are told and never looked up.
 */
export class EventLog {
  readonly #events: SimEvent[] = []
  /** Those that come after. */
  readonly #told = new ToldEvents()
  readonly #byResource = new Map<string, SimEvent[]>()
  /** So many events are in the lists. */
  #listed = 0

  get length(): number {
    return this.#events.length + this.#told.count
  }

  /** All events so far, oldest first. Not to be changed; what is told later is in it when it is asked for again. */
  get events(): readonly SimEvent[] {
    if (this.#told.count > 0) this.#told.moveTo(this.#events)
    return this.#events
  }

  append(at: VirtualMs, body: EventBody): void {
    this.#told.add(at, body)
  }

  /** The events of one resource among the first `length` of the log, oldest first. */
  ofResource(resource: string, length = this.length): readonly SimEvent[] {
    this.#list()
    const all = this.#byResource.get(resource) ?? []
    const last = all.at(-1)
    if (!last || last.seq < length) return all
    return all.slice(0, firstFrom(all, length))
  }

  /** The events from number `seq` on among the first `length` of the log, oldest first. */
  since(seq: number, length = this.length): readonly SimEvent[] {
    return this.events.slice(seq, length)
  }

  /** Forgets all that happened after the first `length` events. */
  truncate(length: number): void {
    this.#told.keep(Math.max(0, length - this.#events.length))
    if (this.#events.length > length) this.#events.length = length
    if (this.#listed <= length) return
    this.#listed = length
    for (const [resource, all] of this.#byResource) {
      const kept = firstFrom(all, length)
      if (kept === 0) this.#byResource.delete(resource)
      else all.length = kept
    }
  }

  /** Puts the events into the lists that have come since it was last done. They come in rows from one resource. */
  #list(): void {
    let resource: string | undefined
    let list: SimEvent[] = []
    const { events } = this
    for (; this.#listed < events.length; this.#listed++) {
      const event = events[this.#listed]!
      if (event.resource !== resource) {
        resource = event.resource
        list = this.#byResource.get(resource) ?? []
        if (list.length === 0) this.#byResource.set(resource, list)
      }
      list.push(event)
    }
  }
}

/** How many of these events come before the one numbered `seq`. */
function firstFrom(events: readonly SimEvent[], seq: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.seq ?? seq) < seq) low = middle + 1
    else high = middle
  }
  return low
}
