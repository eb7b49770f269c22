import { isJsonObject, type Json } from '../../kernel/json'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import { eventPlace, outside, type EventPlace } from './eventPlace'
import { textOf, type HistoryEvent } from './historyEvent'
import { resumedPlace } from './resumedState'

/** What can be said of a state at one moment of a run; never entered is no entry at all. */
export type StateStatus = 'entered' | 'waiting' | 'succeeded' | 'caught' | 'retrying' | 'failed' | 'aborted'

/** AWS's words for an execution. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** One state at one moment: its last stay, where it was entered more than once. */
export interface StateView {
  readonly type: string
  readonly status: StateStatus
  /** How often it was entered: more than once in a loop or a Map. */
  readonly entries: number
  /** How often the task was tried in this stay. */
  readonly attempts: number
  readonly enteredAt: VirtualMs
  readonly input?: Json
  readonly output?: Json
  /** The last error of this stay, caught and retried ones too. */
  readonly error?: string
  readonly cause?: string
  /** The ARN of the Map Run or execution that it started in this stay. */
  readonly started?: string
}

export interface Transition {
  readonly from: string
  readonly to: string
  readonly caught: boolean
}

/** An execution at one moment: a value, so that every moment can be kept for little. */
export interface ExecutionView {
  readonly status: ExecutionStatus
  readonly error?: string
  readonly cause?: string
  readonly input?: Json
  readonly output?: Json
  readonly states: PersistentMap<string, StateView>
  readonly taken: PersistentMap<string, Transition>
  /** By event id. */
  readonly places: PersistentMap<number, EventPlace>
  readonly types: PersistentMap<number, string>
}

export const notStarted: ExecutionView = {
  status: 'RUNNING',
  states: PersistentMap(),
  taken: PersistentMap(),
  places: PersistentMap(),
  types: PersistentMap(),
}

/** The type of the event that followed this one in its branch, by event id: whether an error was retried or caught. */
export type FollowedBy = (eventId: number) => string | undefined

/** The execution after one more event of its history. */
export function afterEvent(view: ExecutionView, event: HistoryEvent, followedBy: FollowedBy): ExecutionView {
  const previous = view.places.get(event.previousEventId) ?? outside
  const previousType = view.types.get(event.previousEventId)
  const place = resumedPlace(view, event, previous, previousType) ?? eventPlace(event, previous, previousType)
  const placed: ExecutionView = {
    ...view,
    places: view.places.set(event.id, place),
    types: view.types.set(event.id, event.type),
  }
  if (event.type.startsWith('Execution')) return executionEvent(placed, event, place)
  if (event.type.endsWith('StateEntered')) return entered(placed, event, place, previous)
  const { state } = place
  if (state === undefined) return placed
  const before = placed.states.get(state)
  if (!before) return placed
  const started = startedBy(event)
  const after = { ...stateEvent(before, event, followedBy(event.id)), ...(started === undefined ? {} : { started }) }
  const changed = { ...placed, states: placed.states.set(state, after) }
  return isFailure(event.type) && previous.state !== state ? failInside(changed, previous) : changed
}

function entered(view: ExecutionView, event: HistoryEvent, place: EventPlace, previous: EventPlace): ExecutionView {
  const name = place.state ?? ''
  const type = event.type.slice(0, -'StateEntered'.length)
  const state: StateView = {
    type,
    status: type === 'Wait' ? 'waiting' : 'entered',
    entries: (view.states.get(name)?.entries ?? 0) + 1,
    attempts: 0,
    enteredAt: event.at,
    input: event.details['input'] ?? null,
  }
  const states = view.states.set(name, state)
  const left = view.types.get(event.previousEventId)?.endsWith('StateExited') ? previous.state : undefined
  if (left === undefined) return { ...view, states }
  const caught = view.states.get(left)?.status === 'caught'
  return { ...view, states, taken: view.taken.set(`${left} ${name} ${caught}`, { from: left, to: name, caught }) }
}

function stateEvent(state: StateView, event: HistoryEvent, follower: string | undefined): StateView {
  const { type, details } = event
  if (type.endsWith('StateExited')) {
    const status = state.status === 'caught' ? 'caught' : 'succeeded'
    return { ...state, status, output: details['output'] ?? null }
  }
  if (isFailure(type)) {
    const failed: StateView = { ...state, status: afterFailure(follower) }
    const error = textOf(details, 'error')
    const cause = textOf(details, 'cause')
    return { ...failed, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  }
  if (type.endsWith('Scheduled')) {
    const status = type.startsWith('Activity') ? 'waiting' : 'entered'
    return { ...state, status, attempts: state.attempts + 1 }
  }
  // A task that was submitted waits for its job or its token.
  if (type === 'TaskSubmitted') return { ...state, status: 'waiting' }
  if (type === 'ParallelStateStarted' || type === 'MapStateStarted') return { ...state, status: 'entered', attempts: state.attempts + 1 }
  if (type.endsWith('StateAborted')) return { ...state, status: 'aborted' }
  if (type === 'ActivityStarted') return { ...state, status: 'entered' }
  return state
}

/** The ARN of a Map Run or execution that an event says was started. */
export function startedBy({ type, details }: HistoryEvent): string | undefined {
  if (type.startsWith('MapRun')) return textOf(details, 'mapRunArn')
  if (!/^Task(Submitted|Succeeded|Failed)$/.test(type) || !/^start(Sync)?Execution/i.test(textOf(details, 'resource') ?? '')) return undefined
  const answer = details['output']
  return isJsonObject(answer) ? (textOf(answer, 'ExecutionArn') ?? textOf(answer, 'executionArn')) : undefined
}

export function isFailure(type: string): boolean {
  return /(Failed|TimedOut)$/.test(type) && !type.startsWith('Execution') && !type.startsWith('MapIteration')
}

/** An error's fate is told by the event after it; where none has come yet, a Retrier's delay is running. */
function afterFailure(follower: string | undefined): StateStatus {
  if (follower === undefined) return 'retrying'
  if (follower.endsWith('StateExited')) return 'caught'
  return /^(ExecutionFailed|ExecutionTimedOut|(Parallel|Map)StateFailed|MapIterationFailed)$/.test(follower) ? 'failed' : 'retrying'
}

/** A container that fails was failed by the state it speaks after. */
function failInside(view: ExecutionView, place: EventPlace): ExecutionView {
  const state = place.state === undefined ? undefined : view.states.get(place.state)
  if (place.state === undefined || !state || !isOpen(state)) return view
  return { ...view, states: view.states.set(place.state, { ...state, status: 'failed' }) }
}

function isOpen(state: StateView): boolean {
  return state.status === 'entered' || state.status === 'waiting' || state.status === 'retrying'
}

const STATUS_AFTER: { readonly [type: string]: ExecutionStatus } = {
  ExecutionStarted: 'RUNNING',
  ExecutionRedriven: 'RUNNING',
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
}

/** What an event makes of its execution; undefined where that stays what it was. */
export function statusAfter(type: string): ExecutionStatus | undefined {
  return STATUS_AFTER[type]
}

function executionEvent(view: ExecutionView, event: HistoryEvent, place: EventPlace): ExecutionView {
  const { details } = event
  if (event.type === 'ExecutionStarted') return { ...view, input: details['input'] ?? null }
  if (event.type === 'ExecutionRedriven') {
    const { input = null, states, taken, places, types } = view
    return { status: 'RUNNING', input, states, taken, places, types }
  }
  const status = statusAfter(event.type)
  if (!status) return view
  const error = textOf(details, 'error')
  const cause = textOf(details, 'cause')
  const culprits = new Set(status === 'FAILED' ? [...place.within, place.state] : [])
  return {
    ...view,
    status,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(details['output'] === undefined ? {} : { output: details['output'] }),
    states: view.states.map((state, name) => {
      const after: StateView = isOpen(state) ? { ...state, status: culprits.has(name) ? 'failed' : 'aborted' } : state
      return culprits.has(name) && after.status === 'failed' ? blamed(after, error, cause) : after
    }),
  }
}

/** What ends an execution at once is told by its end alone: it is the error of the state that it happened in, too. */
function blamed(state: StateView, error: string | undefined, cause: string | undefined): StateView {
  if (state.error !== undefined || error === undefined) return state
  return cause === undefined ? { ...state, error } : { ...state, error, cause }
}
