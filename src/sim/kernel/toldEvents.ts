import type { EventBody, SimEvent } from './eventLog'
import type { VirtualMs } from './virtualTime'

/**
 * Events that nobody has asked for yet, a column for each of their members. An object for each would be copied twice
 * by the collector before it is left in peace, and most of what a long run tells is looked at late or never.
 */
export class ToldEvents {
  #count = 0
  readonly #times: VirtualMs[] = []
  readonly #services: string[] = []
  readonly #resources: string[] = []
  readonly #types: string[] = []
  readonly #requestIds: (string | undefined)[] = []
  readonly #details: (SimEvent['detail'] | undefined)[] = []

  get count(): number {
    return this.#count
  }

  add(at: VirtualMs, { service, resource, type, requestId, detail }: EventBody): void {
    const i = this.#count++
    this.#times[i] = at
    this.#services[i] = service
    this.#resources[i] = resource
    this.#types[i] = type
    this.#requestIds[i] = requestId
    this.#details[i] = detail
  }

  /** Puts all of them at the end of a list, numbered on from its length, and forgets them. */
  moveTo(events: SimEvent[]): void {
    for (let i = 0; i < this.#count; i++) events.push(this.#numbered(i, events.length))
    this.keep(0)
  }

  /** Forgets all but the first `count`. The columns keep their room, if it is not much: growing costs more than filling. */
  keep(count: number): void {
    if (count >= this.#count) return
    // What lies in the room would be held on to.
    for (const column of [this.#resources, this.#requestIds, this.#details]) column.fill(undefined as never, count, this.#count)
    this.#count = count
    if (this.#times.length <= MOST_ROOM) return
    for (const column of [this.#times, this.#services, this.#resources, this.#types, this.#requestIds, this.#details]) column.length = count
  }

  /** Its members in their order. */
  #numbered(i: number, seq: number): SimEvent {
    const at = this.#times[i]!
    const service = this.#services[i]!
    const resource = this.#resources[i]!
    const type = this.#types[i]!
    const requestId = this.#requestIds[i]
    const detail = this.#details[i]!
    return requestId === undefined
      ? { seq, at, service, resource, type, detail }
      : { seq, at, service, resource, type, requestId, detail }
  }
}

/** In events. */
const MOST_ROOM = 65_536
