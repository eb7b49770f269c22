import { numberOf } from '../../../../facts/facts'
import type { Context, Effect } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import type { Json, JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import { machineOf, type Block, type Machine, type State } from '../definition/machine'
import type { Request } from '../integrations/request'
import { shortTime } from '../rules/timestamp'
import type { StatesSignal, TaskRef, VisitRef } from '../signals'
import type { Ask } from './ask'
import type { Execution, ExecutionStatus, RunningTestCase } from './execution'
import type { Frame, Visit, Wait } from './frame'
import { FrameDrafts } from './frameDrafts'
import type { Scope, Variables } from './scope'

/** Transitions one signal may carry an execution through; then others get their turn. */
const TRANSITIONS_A_SIGNAL = 1000

/** Which state makes a call, and with what. */
interface OnBehalf {
  readonly stateName: string
  /** What the state names: a service and its action, or a function. */
  readonly resource: string
  readonly parameters: Json
}

/**
 * One execution while one signal is worked off: the draft of its next value, with what happened
 * and what it wants done. Lives for that signal only; `end` gives the values.
 */
export class Run {
  readonly execution: Execution
  readonly machine: Machine
  readonly context: Context
  /** Its state machine is being deleted: the next transition ends it. */
  readonly doomed: boolean
  readonly events: EventBody[] = []
  readonly effects: Effect<StatesSignal>[] = []
  /** What it asks of the account it runs in. */
  readonly asks: Ask[] = []
  readonly ready: number[]
  status: ExecutionStatus
  output: Json | undefined
  error: string | undefined
  cause: string | undefined
  lastEventId: number
  transitions = 0
  readonly #drafts: FrameDrafts
  #nextFrame = 0
  #nextVisit = 0

  constructor(execution: Execution, context: Context, doomed = false) {
    this.execution = execution
    this.doomed = doomed
    this.machine = machineOf(execution.definition)
    this.context = context
    this.ready = [...execution.ready]
    this.status = execution.status
    this.lastEventId = execution.lastEventId
    this.#drafts = new FrameDrafts(execution.frames)
    this.#nextFrame = execution.nextFrame
    this.#nextVisit = execution.nextVisit
  }

  end(): { execution: Execution; events: EventBody[]; effects: Effect<StatesSignal>[]; asks: readonly Ask[] } {
    const ended = this.status !== 'RUNNING'
    const before = this.execution
    // Written out: a copy of an object with so many members costs more than the rest of a short signal.
    const execution: Execution = {
      arn: before.arn,
      name: before.name,
      machineArn: before.machineArn,
      machineName: before.machineName,
      versionArn: before.versionArn,
      aliasArn: before.aliasArn,
      type: before.type,
      roleArn: before.roleArn,
      definition: before.definition,
      input: before.input,
      listeners: before.listeners,
      mapRunArn: before.mapRunArn,
      item: before.item,
      testCase: before.testCase,
      startedAt: before.startedAt,
      redriveCount: before.redriveCount,
      redrivenAt: before.redrivenAt,
      redriveTokens: before.redriveTokens,
      status: this.status,
      output: this.output,
      error: this.error,
      cause: this.cause,
      stoppedAt: ended ? this.context.now : undefined,
      lastEventId: this.lastEventId,
      // What has ended well is never gone on with.
      frames: this.status === 'SUCCEEDED' ? NO_FRAMES : this.#drafts.frames(),
      nextFrame: this.#nextFrame,
      nextVisit: this.#nextVisit,
      ready: ended || this.ready.length === 0 ? NONE_READY : this.ready,
      transitions: before.transitions + this.transitions,
    }
    return { execution, events: this.events, effects: this.effects, asks: this.asks }
  }

  /** Whether this signal has carried the execution far enough. */
  get spent(): boolean {
    return this.transitions >= TRANSITIONS_A_SIGNAL
  }

  // Frames

  /** A frame, to be changed in place; undefined if it has ended. */
  frame(id: number): Frame | undefined {
    return this.#drafts.frame(id)
  }

  newFrame(frame: Omit<Frame, 'id'>): Frame {
    const id = this.#nextFrame++
    const { block, parent, variables, outer, item, lastEvent, at } = frame
    const made = { id, block, parent, variables, outer, item, lastEvent, at }
    this.#drafts.put(id, made)
    return made
  }

  /** Shows all frames as they are now. */
  forEachFrame(show: (frame: Frame) => void): void {
    this.#drafts.forEach(show)
  }

  dropFrame(id: number): void {
    this.#drafts.put(id, undefined)
  }

  blockOf(frame: Frame): Block {
    const block = this.machine.blocks[frame.block]
    if (!block) throw new RangeError(`no block ${frame.block}`)
    return block
  }

  stateOf(frame: Frame, visit: Visit): State {
    const state = this.blockOf(frame).states.get(visit.state)
    if (!state) throw new RangeError(`no state ${visit.state}`)
    return state
  }

  newVisit(): number {
    return this.#nextVisit++
  }

  /** The frame is in a state and waits. */
  waits(frame: Frame, visit: Visit, wait: Wait): void {
    frame.at = { kind: 'in', visit, wait }
  }

  // What happened

  /** Tells a history event that follows the frame's last one. */
  tell(frame: Frame, type: string, detailsName?: string, details?: JsonObject): number {
    frame.lastEvent = this.tellAfter(frame.lastEvent, type, detailsName, details)
    return frame.lastEvent
  }

  /** Tells a history event that follows the given one, and is followed by whoever says so. */
  tellAfter(previousEventId: number, type: string, detailsName?: string, details?: JsonObject): number {
    if (this.lastEventId >= MOST_EVENTS - 1 && this.execution.type === 'STANDARD' && !type.startsWith('Execution')) throw new HistoryFull()
    const id = ++this.lastEventId
    const detail = historyDetail(id, previousEventId, detailsName, details)
    this.events.push({ service: 'states', resource: this.execution.arn, type, detail })
    return id
  }

  // Expressions

  /** What the state's expressions may refer to. */
  scope(frame: Frame, visit: Visit, taskToken?: string): Scope {
    return new VisitScope(this, frame, visit, taskToken)
  }

  /** The context object. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
  contextObject(frame: Frame, visit: Visit, taskToken?: string): JsonObject {
    const { execution } = this
    const { state, enteredAt, retryCount } = visit
    const { type } = this.stateOf(frame, visit)
    const retried = type === 'Task' || type === 'Parallel' || type === 'Map'
    return {
      Execution: {
        Id: execution.arn,
        Input: execution.input,
        StartTime: shortTime(execution.startedAt),
        Name: execution.name,
        RoleArn: execution.roleArn,
        ...(execution.type === 'STANDARD' ? { RedriveCount: execution.redriveCount } : {}),
        ...(execution.redrivenAt === undefined ? {} : { RedriveTime: shortTime(execution.redrivenAt) }),
      },
      StateMachine: { Id: execution.machineArn, Name: execution.machineName },
      // As recorded, only states that can be retried have a RetryCount.
      State: { Name: state, EnteredTime: shortTime(enteredAt), ...(retried ? { RetryCount: retryCount } : {}) },
      ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
      ...(frame.item === undefined ? {} : { Map: { Item: frame.item } }),
    }
  }

  // What is wanted

  visitRef(frame: Frame, visit: Visit): VisitRef {
    return { executionArn: this.execution.arn, frame: frame.id, visit: visit.number }
  }

  taskRef(frame: Frame, visit: Visit): TaskRef {
    return { executionArn: this.execution.arn, frame: frame.id, visit: visit.number, attempt: visit.retryCount }
  }

  /** A call through the front door on the state's behalf; its answer is told by the attempt it belongs to. */
  call(frame: Frame, visit: Visit, request: Request, onBehalf: OnBehalf, principal = this.execution.roleArn): void {
    const { arn: executionArn, testCase } = this.execution
    const { service, action, input } = request
    const { stateName, resource, parameters } = onBehalf
    const ref = { executionArn, frame: frame.id, visit: visit.number, attempt: visit.retryCount }
    const origin = testCase ? { executionArn, testCase: shownTestCase(testCase), stateName, resource, parameters } : { executionArn, stateName, resource, parameters }
    this.effects.push({ type: 'call', service, action, input, principal, ref, origin })
  }

  /** A signal to a visit, replacing the one of the same purpose. */
  schedule(frame: Frame, visit: Visit, purpose: string, after: number, signal: StatesSignal): void {
    this.effects.push({ type: 'schedule', after, signal, key: this.key(frame, visit, purpose) })
  }

  cancel(frame: Frame, visit: Visit, purpose: string): void {
    this.effects.push({ type: 'cancel', key: this.key(frame, visit, purpose) })
  }

  key(frame: Frame, visit: Visit, purpose: string): string {
    return `${this.execution.arn}#${frame.id}.${visit.number}/${purpose}`
  }
}

const NO_FRAMES: Execution['frames'] = PersistentMap()
const NONE_READY: readonly number[] = []

function shownTestCase({ stateMachine, name, executionArn }: RunningTestCase): JsonObject {
  return { stateMachine, name, executionArn }
}

/** What an event of a history holds. Those that most runs tell most of are written out: a member named at run time costs more. */
function historyDetail(id: number, previousEventId: number, name: string | undefined, details: JsonObject = {}): JsonObject {
  switch (name) {
    case undefined:
      return { id, previousEventId }
    case 'stateEnteredEventDetails':
      return { id, previousEventId, stateEnteredEventDetails: details }
    case 'stateExitedEventDetails':
      return { id, previousEventId, stateExitedEventDetails: details }
    case 'taskScheduledEventDetails':
      return { id, previousEventId, taskScheduledEventDetails: details }
    case 'taskStartedEventDetails':
      return { id, previousEventId, taskStartedEventDetails: details }
    case 'taskSucceededEventDetails':
      return { id, previousEventId, taskSucceededEventDetails: details }
    case 'lambdaFunctionScheduledEventDetails':
      return { id, previousEventId, lambdaFunctionScheduledEventDetails: details }
    case 'lambdaFunctionFailedEventDetails':
      return { id, previousEventId, lambdaFunctionFailedEventDetails: details }
    case 'lambdaFunctionSucceededEventDetails':
      return { id, previousEventId, lambdaFunctionSucceededEventDetails: details }
    case 'executionSucceededEventDetails':
      return { id, previousEventId, executionSucceededEventDetails: details }
    case 'mapIterationStartedEventDetails':
      return { id, previousEventId, mapIterationStartedEventDetails: details }
    case 'mapIterationSucceededEventDetails':
      return { id, previousEventId, mapIterationSucceededEventDetails: details }
    default:
      return { id, previousEventId, [name]: details }
  }
}

/** The scope of one stay in a state. Most states ask for little of it, and a long run has many. */
class VisitScope implements Scope {
  readonly input: Json
  readonly stateInput: Json
  readonly #run: Run
  readonly #frame: Frame
  readonly #visit: Visit
  readonly #taskToken: string | undefined
  #context: JsonObject | undefined

  constructor(run: Run, frame: Frame, visit: Visit, taskToken: string | undefined) {
    this.input = visit.input
    this.stateInput = visit.input
    this.#run = run
    this.#frame = frame
    this.#visit = visit
    this.#taskToken = taskToken
  }

  get context(): () => JsonObject {
    return () => (this.#context ??= this.#run.contextObject(this.#frame, this.#visit, this.#taskToken))
  }

  get variables(): Variables {
    const { outer, variables } = this.#frame
    return outer === noVariables ? variables : { ...outer, ...variables }
  }

  get now(): number {
    return this.#run.context.now
  }

  get draw(): () => number {
    return this.#run.context.draw
  }

  get uuid(): () => string {
    return this.#run.context.newUuid
  }

  get place(): string {
    return `An error occurred while executing the state '${this.#visit.state}' (entered at the event id #${this.#visit.enteredId}).`
  }
}

/** A Standard execution's history holds no more events. */
export const MOST_EVENTS = numberOf('stepfunctions.history.limit')

/** There is room for one more event only: the one that ends the execution. */
export class HistoryFull {}

/** Lookups by identity tell whether there are outer variables at all. */
export const noVariables = {}
