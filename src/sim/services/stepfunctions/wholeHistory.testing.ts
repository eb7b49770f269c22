import type { SimEvent } from '../../kernel/eventLog'

/**
 * What is wrong with a history, in words; empty where it is whole: ids are dense, each event follows
 * an earlier one, each state that was left was entered before, once; each that was entered is left,
 * or lies in a branch or an iteration that failed, or was ended by the execution's end; and nothing
 * comes after that.
 */
export function faultsOfHistory(events: readonly SimEvent[]): string[] {
  return new History(events).faults()
}

const TERMINAL = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/

class History {
  readonly #events: readonly SimEvent[]
  readonly #faults: string[] = []
  /** The id of a state's entry by the id of its exit, and the other way round. */
  readonly #entries = new Map<number, number>()
  readonly #exits = new Map<number, number>()

  constructor(events: readonly SimEvent[]) {
    this.#events = events
  }

  faults(): string[] {
    this.#events.forEach((event, i) => this.#look(event, i + 1))
    const last = this.#events.at(-1)
    if (!last || !TERMINAL.test(last.type)) this.#faults.push(`the last event is ${last?.type}`)
    if (last?.type === 'ExecutionSucceeded') {
      for (const { type, detail } of this.#events) {
        const id = Number(detail['id'])
        if (type.endsWith('StateEntered') && !this.#exits.has(id) && !this.#isInside(id)) this.#faults.push(`${id} ${type} has no end`)
      }
    }
    return this.#faults
  }

  #look({ type, detail }: SimEvent, id: number): void {
    const before = Number(detail['previousEventId'])
    if (detail['id'] !== id) this.#faults.push(`event ${id} has the id ${String(detail['id'])}`)
    if (!(before >= 0 && before < id)) this.#faults.push(`event ${id} follows ${before}`)
    if (before === 0 && id > 2 && !TERMINAL.test(type) && type !== 'EvaluationFailed') this.#faults.push(`${id} ${type} follows nothing`)
    if (TERMINAL.test(type) && id !== this.#events.length) this.#faults.push(`${id} ${type} is not the last event`)
    if (type.endsWith('StateExited')) this.#leave(id, type, this.#nameOf(id))
  }

  /** Finds the entry by going back from event to event. */
  #leave(id: number, type: string, name: string): void {
    const entered = type.replace('Exited', 'Entered')
    for (let at = this.#before(id); at > 0; at = this.#before(this.#entries.get(at) ?? at)) {
      if (this.#events[at - 1]?.type !== entered || this.#nameOf(at) !== name) continue
      if (this.#exits.has(at)) this.#faults.push(`${id} ${type} ${name} leaves what was left already`)
      this.#exits.set(at, id)
      this.#entries.set(id, at)
      return
    }
    this.#faults.push(`${id} ${type} ${name} was not entered`)
  }

  /** Whether a Parallel or a Map lies around it, by going back to one that was not left before. */
  #isInside(id: number): boolean {
    for (let at = this.#before(id); at > 0; at = this.#before(this.#entries.get(at) ?? at)) {
      if (/^(Parallel|Map)StateEntered$/.test(this.#events[at - 1]?.type ?? '')) return true
    }
    return false
  }

  /** The event that this one came after. As recorded, EvaluationFailed follows what its state's entry follows. */
  #before(id: number): number {
    const event = this.#events[id - 1]
    const before = Number(event?.detail['previousEventId'] ?? 0)
    if (event?.type !== 'EvaluationFailed') return before
    const { state } = event.detail['evaluationFailedEventDetails'] as { readonly state: string }
    for (let at = id - 1; at > before; at--) {
      const entry = this.#events[at - 1]
      if (entry?.type.endsWith('StateEntered') && entry.detail['previousEventId'] === before && this.#nameOf(at) === state) return at
    }
    return before
  }

  #nameOf(id: number): string {
    const detail = this.#events[id - 1]?.detail
    const details = detail?.['stateExitedEventDetails'] ?? detail?.['stateEnteredEventDetails']
    return String((details as { readonly name?: string } | undefined)?.name)
  }
}
