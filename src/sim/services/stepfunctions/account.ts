import type { JsonObject } from '../../kernel/json'
import { PersistentList, PersistentMap } from '../../kernel/persistentMap'
import type { Stack } from '../../kernel/stack'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { LogDelivery } from './logging/delivery'
import type { ActivityTask } from './interpreter/ask'
import type { MapRun } from './mapRun/mapRun'
import type { Execution, MachineType } from './interpreter/execution'
import { noneOpen, type OpenExecutions } from './openExecutions'

/** All that Step Functions keeps for this account in this Region. */
export interface StatesAccount {
  /** By ARN, as are all of these. */
  readonly machines: PersistentMap<string, StateMachine>
  readonly executions: PersistentMap<string, Execution>
  /** ARNs of executions, the last one started first, by what they are listed under: a machine, a version, an alias, a Map Run. */
  readonly started: PersistentMap<string, Stack<string>>
  readonly activities: PersistentMap<string, Activity>
  readonly mapRuns: PersistentMap<string, MapRun>
  /** Of state machines and activities: values by key. */
  readonly tags: PersistentMap<string, JsonObject>
  /** What is to go to log groups, by machine and group. */
  readonly logDeliveries: PersistentMap<string, LogDelivery>
  readonly open: OpenExecutions
}

export const emptyAccount: StatesAccount = {
  machines: PersistentMap(),
  executions: PersistentMap(),
  started: PersistentMap(),
  activities: PersistentMap(),
  mapRuns: PersistentMap(),
  tags: PersistentMap(),
  logDeliveries: PersistentMap(),
  open: noneOpen,
}

/** The account with other executions. Written out: a copy with spread members costs twenty times as much, and each signal makes one. */
export function withExecutions(account: StatesAccount, executions: StatesAccount['executions'], started = account.started, open = account.open): StatesAccount {
  const { machines, activities, mapRuns, tags, logDeliveries } = account
  return { machines, executions, started, activities, mapRuns, tags, logDeliveries, open }
}

/** What an update of a state machine changes, and a version keeps as it was. */
export interface Revision {
  /** Absent until the first update. */
  readonly revisionId: string | undefined
  readonly roleArn: string
  readonly definition: JsonObject
  /** As it was given: DescribeStateMachine shows it with its spaces. */
  readonly definitionText: string
  /** Configurations that are kept and shown. */
  readonly settings: JsonObject
}

/** A state machine at its latest revision. */
export interface StateMachine extends Revision {
  readonly arn: string
  readonly name: string
  readonly type: MachineType
  /** DELETING from DeleteStateMachine on until its last execution has ended. */
  readonly status: 'ACTIVE' | 'DELETING'
  readonly createdAt: VirtualMs
  readonly updatedAt: VirtualMs
  /** What CreateStateMachine asked of a version: a second request must ask the same. */
  readonly publishing: JsonObject
  /** The number of the last version: none is given twice. */
  readonly lastVersion: number
  /** By number, and by name. */
  readonly versions: PersistentMap<string, Version>
  readonly aliases: PersistentMap<string, Alias>
}

/** What every signal asks of the machines together: machines change seldom, and looking each up by its ARN costs more. */
interface Traits {
  /** An execution of one of them may have to be logged. */
  readonly logged: boolean
  /** One of them is being deleted. */
  readonly deleting: boolean
}

const traits = new WeakMap<StatesAccount['machines'], Traits>()

/** Worked out once for each value of the machines. */
export function traitsOf(machines: StatesAccount['machines']): Traits {
  let known = traits.get(machines)
  if (!known) {
    const logs = ({ settings }: Revision) => settings['loggingConfiguration'] !== undefined
    const logged = machines.some((machine) => logs(machine) || machine.versions.some(logs))
    known = { logged, deleting: machines.some(({ status }) => status === 'DELETING') }
    traits.set(machines, known)
  }
  return known
}

/** A revision that was published, and does not change. */
export interface Version extends Revision {
  readonly arn: string
  readonly number: number
  readonly description: string | undefined
  readonly createdAt: VirtualMs
}

/** A name for one version, or for two between which starts are divided. */
export interface Alias {
  readonly arn: string
  readonly name: string
  readonly description: string | undefined
  readonly routes: readonly Route[]
  readonly createdAt: VirtualMs
  readonly updatedAt: VirtualMs
}

export interface Route {
  readonly versionArn: string
  /** Per cent of the starts. */
  readonly weight: number
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
