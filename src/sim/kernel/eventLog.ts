import type { JsonObject } from './json'
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
 * Events are also found by resource, because an execution's history is the events of that execution.
 */
export class EventLog {
  readonly #events: SimEvent[] = []
  readonly #byResource = new Map<string, SimEvent[]>()
  #lastResource = ''
  #last: SimEvent[] | undefined

  get length(): number {
    return this.#events.length
  }

  /** All events, oldest first. Not to be changed, and growing as the world goes on. */
  get events(): readonly SimEvent[] {
    return this.#events
  }

  append(at: VirtualMs, body: EventBody): void {
    const { service, resource, type, requestId, detail } = body
    const seq = this.#events.length
    const event: SimEvent =
      requestId === undefined
        ? { seq, at, service, resource, type, detail }
        : { seq, at, service, resource, type, requestId, detail }
    this.#events.push(event)
    this.#listOf(resource).push(event)
  }

  /** The list of a resource's events, to be added to. Events come in rows from one resource. */
  #listOf(resource: string): SimEvent[] {
    if (this.#last && this.#lastResource === resource) return this.#last
    let list = this.#byResource.get(resource)
    if (!list) this.#byResource.set(resource, (list = []))
    this.#lastResource = resource
    this.#last = list
    return list
  }

  /** The events of one resource among the first `length` of the log, oldest first. */
  ofResource(resource: string, length = this.length): readonly SimEvent[] {
    const all = this.#byResource.get(resource) ?? []
    const last = all.at(-1)
    if (!last || last.seq < length) return all
    return all.slice(0, firstFrom(all, length))
  }

  /** The events from number `seq` on among the first `length` of the log, oldest first. */
  since(seq: number, length = this.length): readonly SimEvent[] {
    return this.#events.slice(seq, length)
  }

  /** Forgets all that happened after the first `length` events. */
  truncate(length: number): void {
    this.#last = undefined
    for (const [resource, all] of this.#byResource) {
      const kept = firstFrom(all, length)
      if (kept === 0) this.#byResource.delete(resource)
      else all.length = kept
    }
    this.#events.length = Math.min(this.#events.length, length)
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
