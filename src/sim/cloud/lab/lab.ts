import type { Json, JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { MachineType } from '../../services/stepfunctions/interpreter/execution'
import type { ExecutionCost } from '../views/executionCost'
import type { EventRow, Tone } from '../views/eventRow'
import type { ExecutionStatus, StateStatus, Transition } from '../views/executionView'
import type { Payload } from '../views/payload'

/** What a learner edits: all that makes a run, as the texts they typed. Plain JSON. */
export interface LabWorld {
  /** The state machine's name. */
  readonly name: string
  /** Standard where it is absent. */
  readonly type?: MachineType
  readonly definition: string
  /** The execution's input. */
  readonly input: string
  readonly functions: readonly LabFunction[]
  readonly tables: readonly LabTable[]
  readonly seed: number
  readonly mocks?: LabMocks
}

/** Which tasks are answered by mocks. */
export interface LabMocks {
  /** Step Functions Local's mock configuration file, as text. */
  readonly configuration: string
  /** The test case the execution is started with; empty: none. */
  readonly testCase: string
}

export interface LabFunction {
  readonly name: string
  /** The text of `index.mjs`, which exports `handler`. */
  readonly code: string
}

export interface LabTable {
  readonly name: string
  /** The partition key, a string. */
  readonly partitionKey: string
  /** What it holds at the start: a JSON array of plain objects, as text. */
  readonly items: string
}

/** Why a run could not start: which part of the world is wrong, and how. */
export interface LabProblem {
  readonly part: 'definition' | 'input' | 'function' | 'table' | 'mocks'
  /** The function or table it is about. */
  readonly name?: string
  readonly message: string
  /** AWS's name of the error, where AWS is who refuses. */
  readonly error?: string
}

/** What a run came to, and all that the time slider draws. */
export interface RunReport {
  readonly executionArn: string
  /** Epoch milliseconds of virtual time. */
  readonly startedAt: VirtualMs
  /** Events of the execution's history: moments are counted 0 to count - 1. */
  readonly count: number
  /** At most 2,000, evenly chosen where there are more events. */
  readonly ticks: readonly Tick[]
  /** Nothing is scheduled any more; false: the run was stopped before. */
  readonly quiet: boolean
  /** Why it was stopped, if it was: `RunCancelled`, `RunLimitExceeded`, or an error of ours. */
  readonly stopped?: string
  /** Of the execution as far as it came; what its tasks call costs extra. */
  readonly cost: ExecutionCost
  /** Of the whole log: equal worlds give equal hashes. */
  readonly logHash: string
  /** It was restored from the device. `differs`: this version of the simulator told another story, so it was run again. */
  readonly restored?: 'same' | 'differs'
}

export interface Tick {
  readonly index: number
  /** Since the start of the execution. */
  readonly offset: VirtualMs
  readonly tone: Tone
}

/** Everything that is drawn of one moment: right after event `index` of the history. */
export interface MomentView {
  readonly index: number
  readonly event: EventRow
  /** In one or two sentences: what happened, and why. */
  readonly story: string
  /** ISO 8601, virtual. */
  readonly time: string
  readonly status: ExecutionStatus
  readonly error?: string
  readonly cause?: string
  readonly states: readonly StateBrief[]
  /** Transitions taken so far, by the states' names. */
  readonly taken: readonly Transition[]
}

export interface StateBrief {
  readonly name: string
  readonly type: string
  readonly status: StateStatus
  /** How often it was entered, and how often its task was tried in the last stay. */
  readonly entries: number
  readonly attempts: number
  readonly error?: string
}

/** One state at one moment, with its data. */
export interface StateInspection extends StateBrief {
  /** Since the start of the execution. */
  readonly enteredAt: VirtualMs
  readonly cause?: string
  readonly input?: Payload
  readonly output?: Payload
}

/** One event with its data, and what other services did between the event before it and it. */
export interface EventInspection {
  readonly event: EventRow
  readonly story: string
  readonly details: Payload
  readonly between: readonly ServiceEvent[]
}

/** Something another service did, or a line it logged. */
export interface ServiceEvent {
  readonly offset: VirtualMs
  readonly service: string
  readonly type: string
  readonly story: string
}

/** A table's content at one moment, beside the moment before. */
export interface TableView {
  readonly name: string
  readonly partitionKey: string
  /** At most 100 items, by key. */
  readonly rows: readonly TableRow[]
  readonly total: number
}

export interface TableRow {
  readonly key: string
  readonly item: JsonObject
  /** What the event of this moment, or what came right before it, did to the item. */
  readonly change?: 'added' | 'changed' | 'removed'
  /** Attributes that changed, with their values before; null where there was none. */
  readonly before?: { readonly [attribute: string]: Json }
}

/**
 * The Step Functions lab's side of the simulator: one world at a time, its last run, and windows on
 * it. The page asks over a worker's boundary, so every answer is plain JSON of at most about 64 KiB.
 */
export interface Lab {
  /** Makes the world anew, starts an execution and runs it until it is quiet or stopped. */
  start(world: LabWorld): Promise<RunReport | { readonly problem: LabProblem }>
  /** While `start` or `forkAt` runs: how far it is. */
  progress(): { readonly events: number; readonly now: VirtualMs }
  /** Stops what runs, where it is. What happened until then can be looked at. */
  stop(): void
  /** Makes moment `index` the present, forgets what came after, takes over edited handlers, and runs on. */
  forkAt(index: number, functions: readonly LabFunction[]): Promise<RunReport | { readonly problem: LabProblem }>
  moment(index: number): MomentView
  /** Rows `from` to `from + count`, at most 500. */
  events(from: number, count: number): readonly EventRow[]
  /** Undefined where the state was not entered at that moment. */
  state(name: string, index: number): StateInspection | undefined
  event(index: number): EventInspection
  tables(index: number): readonly TableView[]
  /** The moment at or before a time since the start of the execution. */
  indexAt(offset: VirtualMs): number
  /** The run as plain JSON text for keeping on the device; undefined before the first. */
  save(): string | undefined
  /** Takes a kept run up again; what is no run, or of another version, is told by `problem` or `restored`. */
  restore(text: string): Promise<RunReport | { readonly problem: LabProblem }>
}
