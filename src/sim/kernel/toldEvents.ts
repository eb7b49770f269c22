import type { EventBody, SimEvent } from './eventLog'
import type { VirtualMs } from './virtualTime'

/** Events in a block. */
const BLOCK = 512

/**
 * Events that nobody has asked for yet, a column for each of their members. An object for each would be copied twice
 * by the collector before it is left in peace, and most of what a long run tells is looked at late or never. The
 * columns are in blocks: growing ones are copied again and again, by megabytes in the end.
 */
export class ToldEvents {
  #count = 0
  readonly #blocks: Block[] = []
  /** The one that is being filled. */
  #last: Block | undefined

  get count(): number {
    return this.#count
  }

  add(at: VirtualMs, { service, resource, type, requestId, detail }: EventBody): void {
    const i = this.#count++ % BLOCK
    if (i === 0) this.#blocks.push((this.#last = new Block()))
    const block = this.#last!
    block.times[i] = at
    block.services[i] = service
    block.resources[i] = resource
    block.types[i] = type
    block.requestIds[i] = requestId
    block.details[i] = detail
  }

  /** Puts all of them at the end of a list, numbered on from its length, and forgets them. */
  moveTo(events: SimEvent[]): void {
    for (let i = 0; i < this.#count; i++) events.push(this.#blocks[Math.floor(i / BLOCK)]!.numbered(i % BLOCK, events.length))
    this.keep(0)
  }

  /** Forgets all but the first `count`. */
  keep(count: number): void {
    if (count >= this.#count) return
    this.#count = count
    this.#blocks.length = Math.ceil(count / BLOCK)
    this.#last = this.#blocks.at(-1)
    this.#last?.forgetFrom(count - (this.#blocks.length - 1) * BLOCK)
  }
}

class Block {
  readonly times = new Array<VirtualMs>(BLOCK)
  readonly services = new Array<string>(BLOCK)
  readonly resources = new Array<string>(BLOCK)
  readonly types = new Array<string>(BLOCK)
  readonly requestIds = new Array<string | undefined>(BLOCK)
  readonly details = new Array<SimEvent['detail']>(BLOCK)

  /** An event's members in their order. */
  numbered(i: number, seq: number): SimEvent {
    const at = this.times[i]!
    const service = this.services[i]!
    const resource = this.resources[i]!
    const type = this.types[i]!
    const requestId = this.requestIds[i]
    const detail = this.details[i]!
    return requestId === undefined ? { seq, at, service, resource, type, detail } : { seq, at, service, resource, type, requestId, detail }
  }

  /** What lies in the room that is left would be held on to. */
  forgetFrom(i: number): void {
    for (const column of [this.resources, this.requestIds, this.details]) column.fill(undefined as never, i)
  }
}
