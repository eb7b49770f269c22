import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { MachineType } from '../../../services/stepfunctions/interpreter/execution'
import type { ExecutionCost } from '../../views/executionCost'
import type { EventRow } from '../../views/eventRow'
import type { ExecutionStatus, StateStatus, Transition } from '../../views/executionView'
import type { Payload } from '../../views/payload'
import type { RunningLab, Timeline } from '../timeline'

/** Characters of JSON in one payload on its way to the page. */
export const PAYLOAD_LIMIT = 24_000

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

/** What a worker sends back with a state's task token, and how long after the moment. */
export type TokenAnswer = {
  /** The state whose token it is: of its latest stay that waits. */
  readonly state: string
  readonly after: VirtualMs
} & (
  | { readonly kind: 'success'; /** JSON, as text. */ readonly output: string }
  | { readonly kind: 'failure'; readonly error: string; readonly cause: string }
  | { readonly kind: 'heartbeat' }
)

/** Why a run could not start: which part of the world is wrong, and how. */
export interface LabProblem {
  readonly part: 'definition' | 'input' | 'function' | 'table' | 'mocks' | 'answer'
  /** The function or table it is about. */
  readonly name?: string
  readonly message: string
  /** AWS's name of the error, where AWS is who refuses. */
  readonly error?: string
}

/** Something of a run with moments of its own: an execution, told by its history, or a Map Run, told by its child executions. */
export interface Subject {
  readonly kind: 'execution' | 'mapRun'
  readonly arn: string
  /** Of the execution; of a Map Run, the state that started it. */
  readonly name: string
  /** Of an execution: its state machine's name, `machine/label` for a child of a Map Run. */
  readonly machine?: string
}

/** A subject that was opened, at the moment of the one that led to it. */
export interface Opened extends Subject, Timeline {
  readonly moment: MomentView
  /** How it ended, whatever moment is shown. */
  readonly end: MomentView
  /** Of a child execution that was opened from its Map Run: counted from 0, in the order of the items. */
  readonly position?: number
}

/** What a run came to, and all that the time slider draws of the execution that was started. */
export interface RunReport extends Timeline {
  readonly executionArn: string
  /** Nothing is scheduled any more; false: the run was stopped before. */
  readonly quiet: boolean
  /** Why it was stopped, if it was: `RunCancelled`, `RunLimitExceeded`, or an error of ours. */
  readonly stopped?: string
  /** Of the execution as far as it came; what its tasks call costs extra. */
  readonly cost: ExecutionCost
  /** Of the whole log: equal worlds give equal hashes. */
  readonly logHash: string
  /** AWS's words for an answer to a task token that came too late. */
  readonly refused?: string
  /** It was restored from the device. `differs`: this version of the simulator told another story, so it was run again. */
  readonly restored?: 'same' | 'differs'
}

/**
 * Everything that is drawn of one moment: right after event `index` of an execution's history, or after a child
 * execution of a Map Run started or ended.
 */
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
  /** Where the subject is one. */
  readonly mapRun?: MapRunView
}

/** A Map Run at one moment, by what the console tells of one. */
export interface MapRunView {
  /** Child executions by how they stand. */
  readonly counts: ChildCounts
  /** Other than child executions where ItemBatcher packs them. */
  readonly items: number
  readonly childType: MachineType
  /** 0: as many as AWS lets run side by side. */
  readonly maxConcurrency: number
  /** Of failed items; both 0: none is tolerated. */
  readonly toleratedFailurePercentage: number
  readonly toleratedFailureCount: number
  /** Items whose result a ResultWriter wrote. */
  readonly resultsWritten: number
}

export interface ChildCounts {
  readonly pending: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  readonly total: number
}

/** A child execution at one moment. */
export interface ChildRow {
  readonly arn: string
  readonly name: string
  /** Counted from 0, in the order of their items. */
  readonly position: number
  readonly status: ExecutionStatus
  /** Since the start of the Map Run. */
  readonly startedAt: VirtualMs
  /** Absent while it runs. */
  readonly duration?: VirtualMs
}

/** A window on a Map Run's child executions that have started. */
export interface ChildWindow {
  readonly rows: readonly ChildRow[]
  /** All that the window is on: those of the status asked for. */
  readonly total: number
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
  /** How many of its stays wait for their task token at this moment. */
  readonly tokens?: number
  /** What it started in its last stay. */
  readonly started?: Subject
}

/** One event with its data, and what other services did between the event before it and it. */
export interface EventInspection {
  readonly event: EventRow
  readonly story: string
  readonly details: Payload
  readonly between: readonly ServiceEvent[]
  /** What it is about or has started, where that can be opened. */
  readonly started?: Subject
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
 *
 * `of` is the ARN of the execution or Map Run whose moments are meant; without it, of the execution that was started.
 */
export interface Lab extends RunningLab {
  /** Makes the world anew, starts an execution and runs it until it is quiet or stopped. */
  start(world: LabWorld): Promise<RunReport | { readonly problem: LabProblem }>
  /** Makes moment `index` the present, forgets what came after, takes over edited handlers, sends a task token back, and runs on. */
  forkAt(index: number, functions: readonly LabFunction[], of?: string, answer?: TokenAnswer): Promise<RunReport | { readonly problem: LabProblem }>
  /**
   * An execution or Map Run of this run, at the moment where `from` is at its own.
   * @returns undefined where this run has none of that ARN
   */
  open(arn: string, from: { readonly index: number; readonly of?: string }): Opened | undefined
  moment(index: number, of?: string): MomentView
  /** Rows `from` to `from + count`, at most 500. */
  events(from: number, count: number, of?: string): readonly EventRow[]
  /** Undefined where the state was not entered at that moment. */
  state(name: string, index: number, of?: string): StateInspection | undefined
  event(index: number, of?: string): EventInspection
  /** Of a Map Run, at one of its moments: rows `from` to `from + count`, at most 200. */
  children(of: string, index: number, from: number, count: number, status?: ExecutionStatus): ChildWindow
  tables(index: number, of?: string): readonly TableView[]
  /** The moment at or before a time since the start. */
  indexAt(offset: VirtualMs, of?: string): number
  /** The run as plain JSON text for keeping on the device; undefined before the first. */
  save(): string | undefined
  /** Takes a kept run up again; what is no run, or of another version, is told by `problem` or `restored`. */
  restore(text: string): Promise<RunReport | { readonly problem: LabProblem }>
}
