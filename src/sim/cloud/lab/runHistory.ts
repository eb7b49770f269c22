import type { SimEvent } from '../../kernel/eventLog'
import { isoTime, type VirtualMs } from '../../kernel/virtualTime'
import { noteOf, toneOf, type EventRow } from '../views/eventRow'
import { eventStory, type Fate } from '../views/eventStory'
import { afterEvent, isFailure, notStarted, type ExecutionView, type StateView } from '../views/executionView'
import { historyEvent, textOf, type HistoryEvent } from '../views/historyEvent'
import type { MomentView, StateBrief, Tick } from './lab'

/** Ticks on the slider. More would not be told apart on any screen. */
const MOST_TICKS = 2000

/**
 * One execution's history with the execution as it was after each of its events. Views share what
 * did not change, so all moments are kept.
 */
export class RunHistory {
  readonly events: readonly HistoryEvent[]
  readonly startedAt: VirtualMs
  readonly #views: readonly ExecutionView[]
  /** The event that followed one in its branch: the last that names it. */
  readonly #followers = new Map<number, HistoryEvent>()

  constructor(log: readonly SimEvent[], executionArn: string) {
    const events = log.flatMap((event) => historyEvent(event, executionArn) ?? [])
    for (const event of events) this.#followers.set(event.previousEventId, event)
    let view = notStarted
    this.#views = events.map((event) => (view = afterEvent(view, event, (id) => this.#followers.get(id)?.type)))
    this.events = events
    this.startedAt = events[0]?.at ?? 0
  }

  get count(): number {
    return this.events.length
  }

  /** The nearest moment there is. */
  clamp(index: number): number {
    return Math.max(0, Math.min(Math.floor(index), this.count - 1))
  }

  eventAt(index: number): HistoryEvent {
    const event = this.events[index]
    if (!event) throw new RangeError(`no event ${index} in a history of ${this.count}`)
    return event
  }

  viewAt(index: number): ExecutionView {
    return this.#views[index] ?? notStarted
  }

  /** The last moment not later than a time since the start. */
  indexAt(offset: VirtualMs): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.eventAt(middle).at - this.startedAt <= offset) low = middle + 1
      else high = middle
    }
    return this.clamp(low - 1)
  }

  row(index: number): EventRow {
    const event = this.eventAt(index)
    const name = this.#stateName(index)
    const note = noteOf(event)
    return {
      index,
      offset: event.at - this.startedAt,
      id: event.id,
      previousEventId: event.previousEventId,
      type: event.type,
      ...(name === undefined ? {} : { state: name }),
      ...(note === undefined ? {} : { note }),
      tone: toneOf(event, this.#stateOf(index, name)?.status),
    }
  }

  story(index: number): string {
    const event = this.eventAt(index)
    const name = this.#stateName(index)
    return eventStory(event, name, this.#stateOf(index, name), this.#fate(event))
  }

  moment(index: number): MomentView {
    const view = this.viewAt(index)
    return {
      index,
      event: this.row(index),
      story: this.story(index),
      time: isoTime(this.eventAt(index).at),
      status: view.status,
      ...(view.error === undefined ? {} : { error: view.error }),
      ...(view.cause === undefined ? {} : { cause: view.cause }),
      states: [...view.states].map(([name, state]) => stateBrief(name, state)),
      taken: [...view.taken.values()],
    }
  }

  ticks(): readonly Tick[] {
    const every = Math.max(1, Math.ceil(this.count / MOST_TICKS))
    const ticks: Tick[] = []
    for (let index = 0; index < this.count; index += every) {
      const { offset, tone } = this.row(index)
      ticks.push({ index, offset, tone })
    }
    return ticks
  }

  #stateName(index: number): string | undefined {
    return this.viewAt(index).places.get(this.eventAt(index).id)?.state
  }

  #stateOf(index: number, name: string | undefined): StateView | undefined {
    return name === undefined ? undefined : this.viewAt(index).states.get(name)
  }

  #fate(event: HistoryEvent): Fate | undefined {
    if (!isFailure(event.type)) return undefined
    const follower = this.#followers.get(event.id)
    if (!follower) return undefined
    if (follower.type.endsWith('StateExited')) {
      const next = this.#followers.get(follower.id)
      return { kind: 'caught', next: next && textOf(next.details, 'name') }
    }
    if (/(Scheduled|StateStarted)$/.test(follower.type)) return { kind: 'retried', after: follower.at - event.at }
    return { kind: 'failed' }
  }
}

export function stateBrief(name: string, state: StateView): StateBrief {
  const { type, status, entries, attempts, error } = state
  return { name, type, status, entries, attempts, ...(error === undefined ? {} : { error }) }
}
