import type { JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import { noteOf, toneOf, type EventRow } from '../../views/eventRow'
import { eventStory, type Fate } from '../../views/eventStory'
import { afterEvent, isFailure, notStarted, startedBy, type ExecutionView, type StateView } from '../../views/executionView'
import { textOf, type HistoryEvent } from '../../views/historyEvent'
import { payload } from '../../views/payload'
import type { History } from './history'
import { PAYLOAD_LIMIT, type MomentView, type StateBrief, type Subject } from './lab'

/**
 * One execution's history with the execution as it was after each of its events. Views share what
 * did not change, so all moments are kept.
 */
export class ExecutionHistory implements History {
  readonly subject: Subject
  readonly events: readonly HistoryEvent[]
  readonly startedAt: VirtualMs
  readonly #views: readonly ExecutionView[]
  /** The event that followed one in its branch: the last that names it. */
  readonly #followers = new Map<number, HistoryEvent>()

  constructor(arn: string, events: readonly HistoryEvent[]) {
    for (const event of events) this.#followers.set(event.previousEventId, event)
    let view = notStarted
    this.#views = events.map((event) => (view = afterEvent(view, event, (id) => this.#followers.get(id)?.type)))
    this.subject = executionSubject(arn)
    this.events = events
    this.startedAt = events[0]?.at ?? 0
  }

  get count(): number {
    return this.events.length
  }

  seqAt(index: number): number {
    return this.#event(index).seq
  }

  details(index: number): JsonObject {
    return this.#event(index).details
  }

  started(index: number): string | undefined {
    return startedBy(this.#event(index))
  }

  state(name: string, index: number) {
    const state = this.#view(index).states.get(name)
    if (!state) return undefined
    const inspection = {
      ...stateBrief(name, state),
      enteredAt: state.enteredAt - this.startedAt,
      ...(state.cause === undefined ? {} : { cause: state.cause }),
      ...(state.input === undefined ? {} : { input: payload(state.input, PAYLOAD_LIMIT) }),
      ...(state.output === undefined ? {} : { output: payload(state.output, PAYLOAD_LIMIT) }),
    }
    return { inspection, started: state.started }
  }

  row(index: number): EventRow {
    const event = this.#event(index)
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
    const event = this.#event(index)
    const name = this.#stateName(index)
    return eventStory(event, name, this.#stateOf(index, name), this.#fate(event))
  }

  moment(index: number): MomentView {
    const view = this.#view(index)
    return {
      index,
      event: this.row(index),
      story: this.story(index),
      time: isoTime(this.#event(index).at),
      status: view.status,
      ...(view.error === undefined ? {} : { error: view.error }),
      ...(view.cause === undefined ? {} : { cause: view.cause }),
      states: [...view.states].map(([name, state]) => stateBrief(name, state)),
      taken: [...view.taken.values()],
    }
  }

  #event(index: number): HistoryEvent {
    const event = this.events[index]
    if (!event) throw new RangeError(`no event ${index} in a history of ${this.count}`)
    return event
  }

  #view(index: number): ExecutionView {
    return this.#views[index] ?? notStarted
  }

  #stateName(index: number): string | undefined {
    return this.#view(index).places.get(this.#event(index).id)?.state
  }

  #stateOf(index: number, name: string | undefined): StateView | undefined {
    return name === undefined ? undefined : this.#view(index).states.get(name)
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

/** `…:execution:machine:name`, and with an id behind it `…:express:machine:name:id`; a Map Run's children have `machine/label`. */
export function executionSubject(arn: string): Subject {
  const [machine = '', name = arn] = arn.split(':').slice(6)
  return { kind: 'execution', arn, name, machine }
}

function stateBrief(name: string, state: StateView): StateBrief {
  const { type, status, entries, attempts, error } = state
  return { name, type, status, entries, attempts, ...(error === undefined ? {} : { error }) }
}
