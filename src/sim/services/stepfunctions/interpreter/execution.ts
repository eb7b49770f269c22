import type { TestCase } from '../../../aws/apiCall'
import type { Json, JsonObject } from '../../../kernel/json'
import type { PersistentMap } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Frame } from './frame'

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
export type MachineType = 'STANDARD' | 'EXPRESS'

/** What stays with an execution from its start on, or changes seldom: all its versions share it. */
export interface ExecutionOrigin {
  readonly arn: string
  readonly name: string
  readonly machineArn: string
  readonly machineName: string
  /** The version it runs, where it was started by one, or by the alias that chose it. */
  readonly versionArn: string | undefined
  readonly aliasArn: string | undefined
  readonly type: MachineType
  readonly roleArn: string
  readonly definition: JsonObject
  readonly input: Json
  readonly startedAt: VirtualMs
  readonly redriveCount: number
  readonly redrivenAt: VirtualMs | undefined
  /** The client tokens of its redrives, for requests that come twice. */
  readonly redriveTokens: readonly { readonly token: string; readonly at: VirtualMs }[]
  /** Who is to be told of the end: a call waiting for StartSyncExecution, another execution's `.sync` task, a Map Run. */
  readonly listeners: readonly Listener[]
  /** Whose child it is, in a Distributed Map. */
  readonly mapRunArn: string | undefined
  /** `$$.Map.Item` for all states of a Distributed Map's child. */
  readonly item: JsonObject | undefined
  readonly testCase: RunningTestCase | undefined
}

/** How far an execution has come: the continuation in `frames`. */
export interface ExecutionCourse {
  readonly status: ExecutionStatus
  readonly stoppedAt: VirtualMs | undefined
  readonly output: Json | undefined
  readonly error: string | undefined
  readonly cause: string | undefined
  /** How many history events there are: the last one's id. */
  readonly lastEventId: number
  readonly frames: PersistentMap<number, Frame>
  readonly nextFrame: number
  readonly nextVisit: number
  /** Frames that can go on at once, in order. Empty between signals but for a yielded run. */
  readonly ready: readonly number[]
  /** State transitions so far, retries and redrives too: what AWS bills. */
  readonly transitions: number
}

/** A running or ended execution: a value. Each signal makes another, and a moment keeps the one of its time. */
export class Execution implements ExecutionOrigin, ExecutionCourse {
  readonly origin: ExecutionOrigin
  readonly status: ExecutionStatus
  readonly stoppedAt: VirtualMs | undefined
  readonly output: Json | undefined
  readonly error: string | undefined
  readonly cause: string | undefined
  readonly lastEventId: number
  readonly frames: PersistentMap<number, Frame>
  readonly nextFrame: number
  readonly nextVisit: number
  readonly ready: readonly number[]
  readonly transitions: number

  constructor(origin: ExecutionOrigin, course: ExecutionCourse) {
    this.origin = origin
    this.status = course.status
    this.stoppedAt = course.stoppedAt
    this.output = course.output
    this.error = course.error
    this.cause = course.cause
    this.lastEventId = course.lastEventId
    this.frames = course.frames
    this.nextFrame = course.nextFrame
    this.nextVisit = course.nextVisit
    this.ready = course.ready
    this.transitions = course.transitions
  }

  /** The same with another origin, or another course. */
  with({ origin, course }: { readonly origin?: Partial<ExecutionOrigin>; readonly course?: Partial<ExecutionCourse> }): Execution {
    const { status, stoppedAt, output, error, cause, lastEventId, frames, nextFrame, nextVisit, ready, transitions } = this
    const before: ExecutionCourse = { status, stoppedAt, output, error, cause, lastEventId, frames, nextFrame, nextVisit, ready, transitions }
    return new Execution({ ...this.origin, ...origin }, { ...before, ...course })
  }

  get arn(): string {
    return this.origin.arn
  }

  get name(): string {
    return this.origin.name
  }

  get machineArn(): string {
    return this.origin.machineArn
  }

  get machineName(): string {
    return this.origin.machineName
  }

  get versionArn(): string | undefined {
    return this.origin.versionArn
  }

  get aliasArn(): string | undefined {
    return this.origin.aliasArn
  }

  get type(): MachineType {
    return this.origin.type
  }

  get roleArn(): string {
    return this.origin.roleArn
  }

  get definition(): JsonObject {
    return this.origin.definition
  }

  get input(): Json {
    return this.origin.input
  }

  get startedAt(): VirtualMs {
    return this.origin.startedAt
  }

  get redriveCount(): number {
    return this.origin.redriveCount
  }

  get redrivenAt(): VirtualMs | undefined {
    return this.origin.redrivenAt
  }

  get redriveTokens(): ExecutionOrigin['redriveTokens'] {
    return this.origin.redriveTokens
  }

  get listeners(): readonly Listener[] {
    return this.origin.listeners
  }

  get mapRunArn(): string | undefined {
    return this.origin.mapRunArn
  }

  get item(): JsonObject | undefined {
    return this.origin.item
  }

  get testCase(): RunningTestCase | undefined {
    return this.origin.testCase
  }
}

/** A test case with the execution it was started for: children of its Map Runs run under it too. */
export interface RunningTestCase extends TestCase {
  readonly executionArn: string
}

export type Listener =
  /** A StartSyncExecution; it may not want to be told what went in and came out. */
  | { readonly kind: 'call'; readonly callId: string; readonly withData: boolean }
  | { readonly kind: 'task'; readonly executionArn: string; readonly frame: number; readonly visit: number }
  | { readonly kind: 'mapRun'; readonly mapRunArn: string; readonly index: number }
