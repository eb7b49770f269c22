import type { JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import { noteOf, toneOf, type EventRow } from '../../views/eventRow'
import { duration } from '../../views/eventStory'
import { statusAfter, type ExecutionStatus } from '../../views/executionView'
import { textOf, type HistoryEvent } from '../../views/historyEvent'
import { executionSubject } from './executionHistory'
import type { History } from './history'
import type { ChildCounts, ChildRow, ChildWindow, MapRunView, MomentView, Subject } from './lab'

/** What AWS says of a Map Run as far as it has come. */
export interface MapRunFacts extends Omit<MapRunView, 'counts' | 'resultsWritten'> {
  readonly arn: string
  readonly status: ExecutionStatus
  /** The state that started it. */
  readonly state: string
  /** Of how many items it was told to start, in child executions. */
  readonly total: number
  /** Of its items, when it was over. */
  readonly resultsWritten: number
  /** What its state said it has to do before any item was read. */
  readonly expected: number
}

/** A Map Run's start, or its end, or a start or end of one of its child executions. */
interface Mark {
  readonly event: HistoryEvent
  /** Absent where it is the Map Run's own. */
  readonly child?: number
}

const MOST_ROWS = 200
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const

/** A Map Run, told by its child executions: a moment for each start and each end of one. */
export class MapRunHistory implements History {
  readonly subject: Subject
  readonly #facts: MapRunFacts
  readonly #children: readonly string[]
  readonly #marks: readonly Mark[]
  /** By child, the moments at which it became something else, and what. */
  readonly #changes: readonly { readonly index: number; readonly status: ExecutionStatus; readonly at: VirtualMs }[][]
  /** After each moment, the child executions by status: as many in a row as there are statuses. */
  readonly #counts: Int32Array
  #filtered: { readonly key: string; readonly found: readonly number[] } = { key: '', found: [] }

  /**
   * @param bounds    MapRunStarted, and its end where there is one
   * @param children  ARNs, in the order of their starts
   * @param eventsOf  the history of a child
   */
  constructor(
    facts: MapRunFacts,
    bounds: readonly HistoryEvent[],
    children: readonly string[],
    eventsOf: (arn: string) => readonly HistoryEvent[],
  ) {
    this.subject = { kind: 'mapRun', arn: facts.arn, name: facts.state }
    this.#facts = facts
    this.#children = children
    const marks: Mark[] = bounds.map((event) => ({ event }))
    children.forEach((arn, child) => {
      for (const event of eventsOf(arn)) if (statusAfter(event.type)) marks.push({ event, child })
    })
    this.#marks = marks.sort((a, b) => a.event.seq - b.event.seq)
    this.#changes = children.map(() => [])
    this.#counts = this.#count()
  }

  get startedAt(): VirtualMs {
    return this.#mark(0).event.at
  }

  get count(): number {
    return this.#marks.length
  }

  seqAt(index: number): number {
    return this.#mark(index).event.seq
  }

  details(index: number): JsonObject {
    return this.#mark(index).event.details
  }

  started(index: number): string | undefined {
    return this.#children[this.#mark(index).child ?? -1]
  }

  state(): undefined {
    return undefined
  }

  row(index: number): EventRow {
    const { event, child } = this.#mark(index)
    const note = noteOf(event)
    return {
      index,
      offset: event.at - this.startedAt,
      id: index + 1,
      previousEventId: index,
      type: event.type,
      ...(child === undefined ? {} : { child }),
      ...(note === undefined ? {} : { note }),
      tone: index === 0 ? 'quiet' : statusAfter(event.type) === 'RUNNING' ? 'entered' : toneOf(event, undefined),
    }
  }

  story(index: number): string {
    const { event, child } = this.#mark(index)
    const { state } = this.#facts
    if (child === undefined) return event.type === 'MapRunStarted' ? `The Map Run of ${state} starts.` : `The Map Run of ${state} is over.`
    const who = `Child execution ${child}`
    const started = this.#changes[child]?.find((change) => change.status === 'RUNNING')?.at ?? event.at
    const took = duration(event.at - started)
    switch (event.type) {
      case 'ExecutionStarted':
        return `${who} starts.`
      case 'ExecutionRedriven':
        return `${who} is redriven.`
      case 'ExecutionSucceeded':
        return `${who} succeeded after ${took}.`
      case 'ExecutionAborted':
        return `${who} was stopped after ${took}.`
      default:
        return `${who} failed with ${textOf(event.details, 'error') ?? 'States.Timeout'} after ${took}.`
    }
  }

  moment(index: number): MomentView {
    const { items, childType, maxConcurrency, toleratedFailurePercentage, toleratedFailureCount } = this.#facts
    const { event, child } = this.#mark(index)
    const own = child === undefined && index > 0 ? event.details : {}
    const ended = index === this.count - 1 && this.#facts.status !== 'RUNNING'
    const error = textOf(own, 'error')
    const cause = textOf(own, 'cause')
    return {
      index,
      event: this.row(index),
      story: this.story(index),
      time: isoTime(event.at),
      status: ended ? this.#facts.status : 'RUNNING',
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
      states: [],
      taken: [],
      mapRun: {
        counts: this.#countsAt(index),
        items,
        childType,
        maxConcurrency,
        toleratedFailurePercentage,
        toleratedFailureCount,
        resultsWritten: ended ? this.#facts.resultsWritten : 0,
      },
    }
  }

  /** A child's place in the order of their starts; undefined where it is none of them. */
  positionOf(arn: string): number | undefined {
    const position = this.#children.indexOf(arn)
    return position < 0 ? undefined : position
  }

  /** Children that had started at a moment, in the order of their starts: all, or those of a status. */
  children(index: number, from: number, count: number, status: ExecutionStatus | undefined): ChildWindow {
    const first = Math.max(0, from)
    const most = Math.min(count, MOST_ROWS)
    const begun = this.#begun(index)
    if (status === undefined) {
      const last = Math.min(begun, first + most)
      return { rows: Array.from({ length: Math.max(0, last - first) }, (_, i) => this.#childAt(first + i, index)), total: begun }
    }
    const found = this.#having(status, index, begun)
    return { rows: found.slice(first, first + most).map((child) => this.#childAt(child, index)), total: found.length }
  }

  #having(status: ExecutionStatus, index: number, begun: number): readonly number[] {
    const key = `${index} ${status}`
    if (this.#filtered.key !== key) {
      const found: number[] = []
      for (let child = 0; child < begun; child++) if (this.#standing(child, index).status === status) found.push(child)
      this.#filtered = { key, found }
    }
    return this.#filtered.found
  }

  #childAt(position: number, index: number): ChildRow {
    const arn = this.#children[position] ?? ''
    const { status, at } = this.#standing(position, index)
    const startedAt = this.#changes[position]?.[0]?.at ?? at
    const row = { arn, name: executionSubject(arn).name, position, status, startedAt: startedAt - this.startedAt }
    return status === 'RUNNING' ? row : { ...row, duration: at - startedAt }
  }

  /** A child that has started, as it stood at a moment. */
  #standing(child: number, index: number): { readonly status: ExecutionStatus; readonly at: VirtualMs } {
    const changes = this.#changes[child]?.filter((change) => change.index <= index)
    return changes?.at(-1) ?? { status: 'RUNNING', at: 0 }
  }

  #begun(index: number): number {
    let sum = 0
    for (let i = 0; i < STATUSES.length; i++) sum += this.#counts[index * STATUSES.length + i] ?? 0
    return sum
  }

  #countsAt(index: number): ChildCounts {
    const [running = 0, succeeded = 0, failed = 0, timedOut = 0, aborted = 0] = this.#counts.subarray(index * STATUSES.length)
    const begun = this.#begun(index)
    const { total, expected } = this.#facts
    // Before the first child, a Map Run that reads its items does not know how many there are.
    const known = begun > 0 || index > 0 ? total : Math.min(expected, total)
    return { pending: known - begun, running, succeeded, failed, timedOut, aborted, total: known }
  }

  #count(): Int32Array {
    const width = STATUSES.length
    const counts = new Int32Array(this.#marks.length * width)
    this.#marks.forEach(({ event, child }, index) => {
      const here = index * width
      if (index > 0) counts.copyWithin(here, here - width, here)
      const status = statusAfter(event.type)
      const changes = child === undefined ? undefined : this.#changes[child]
      if (!changes || !status) return
      const before = changes.at(-1)?.status
      if (before) counts[here + STATUSES.indexOf(before)]! -= 1
      counts[here + STATUSES.indexOf(status)]! += 1
      changes.push({ index, status, at: event.at })
    })
    return counts
  }

  #mark(index: number): Mark {
    const mark = this.#marks[index]
    if (!mark) throw new RangeError(`no moment ${index} in a Map Run of ${this.count}`)
    return mark
  }
}
