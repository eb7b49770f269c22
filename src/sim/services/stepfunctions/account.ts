import type { JsonObject } from '../../kernel/json'
import { PersistentList, PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { ActivityTask } from './interpreter/ask'
import type { MapRun } from './mapRun/mapRun'
import type { Execution, MachineType } from './interpreter/execution'

/** All that Step Functions keeps for this account in this Region. */
export interface StatesAccount {
  /** By ARN, as are all of these. */
  readonly machines: PersistentMap<string, StateMachine>
  readonly executions: PersistentMap<string, Execution>
  /** ARNs of executions in the order of their starts, by the ARN of their machine or Map Run. */
  readonly started: PersistentMap<string, PersistentList<string>>
  readonly activities: PersistentMap<string, Activity>
  readonly mapRuns: PersistentMap<string, MapRun>
  /** Of state machines and activities: values by key. */
  readonly tags: PersistentMap<string, JsonObject>
}

export const emptyAccount: StatesAccount = {
  machines: PersistentMap(),
  executions: PersistentMap(),
  started: PersistentMap(),
  activities: PersistentMap(),
  mapRuns: PersistentMap(),
  tags: PersistentMap(),
}

export interface StateMachine {
  readonly arn: string
  readonly name: string
  readonly type: MachineType
  readonly roleArn: string
  readonly definition: JsonObject
  /** As it was given: DescribeStateMachine shows it with its spaces. */
  readonly definitionText: string
  readonly createdAt: VirtualMs
  readonly updatedAt: VirtualMs
  /** Absent until the first update. */
  readonly revisionId: string | undefined
  /** Configurations that are kept and shown. */
  readonly settings: JsonObject
}

/** A queue of tasks, and of workers that wait for one. */
export interface Activity {
  readonly arn: string
  readonly name: string
  readonly createdAt: VirtualMs
  readonly tasks: PersistentList<ActivityTask>
  readonly pollers: PersistentList<ActivityPoller>
}

export interface ActivityPoller {
  /** The GetActivityTask call that is still to be answered. */
  readonly callId: string
  readonly workerName: string | undefined
}
