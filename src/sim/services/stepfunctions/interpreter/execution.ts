import type { TestCase } from '../../../aws/apiCall'
import type { Json, JsonObject } from '../../../kernel/json'
import type { PersistentMap } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Frame } from './frame'

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
export type MachineType = 'STANDARD' | 'EXPRESS'

/** A running or ended execution: a value, the continuation in `frames`. */
export interface Execution {
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
  readonly stoppedAt: VirtualMs | undefined
  readonly status: ExecutionStatus
  readonly redriveCount: number
  readonly redrivenAt: VirtualMs | undefined
  /** The client tokens of its redrives, for requests that come twice. */
  readonly redriveTokens: readonly { readonly token: string; readonly at: VirtualMs }[]
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
  /** Who is to be told of the end: a call waiting for StartSyncExecution, another execution's `.sync` task, a Map Run. */
  readonly listeners: readonly Listener[]
  /** Whose child it is, in a Distributed Map. */
  readonly mapRunArn: string | undefined
  /** `$$.Map.Item` for all states of a Distributed Map's child. */
  readonly item: JsonObject | undefined
  readonly testCase: RunningTestCase | undefined
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
