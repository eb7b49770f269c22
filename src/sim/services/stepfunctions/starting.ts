import type { Context, Effect } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import { PersistentList, PersistentMap } from '../../kernel/persistentMap'
import type { StatesAccount } from './account'
import { machineOf } from './definition/machine'
import type { Execution } from './interpreter/execution'
import type { Frame } from './interpreter/frame'
import { noVariables } from './interpreter/run'
import type { Outcome } from './outcome'
import type { StatesSignal } from './signals'

/** What makes an execution, besides when. */
export type Start = Pick<
  Execution,
  | 'arn'
  | 'name'
  | 'machineArn'
  | 'machineName'
  | 'versionArn'
  | 'aliasArn'
  | 'type'
  | 'roleArn'
  | 'definition'
  | 'input'
  | 'listeners'
  | 'mapRunArn'
  | 'item'
  | 'testCase'
> & { /** The part of the definition that it runs: 0, the machine, or a Map's item processor. */ readonly block: number }

/** A Standard execution may last a year, an Express one five minutes. */
const LONGEST_SECONDS = { STANDARD: 31_536_000, EXPRESS: 300 } as const

/** Puts an execution into the account: it is told to have started, and goes at its first signal. */
export function begin(account: StatesAccount, { block, ...start }: Start, context: Context): Outcome {
  const { arn, type } = start
  const owners = [start.mapRunArn ?? start.machineArn, start.versionArn, start.aliasArn]
  const { blocks, timeoutSeconds } = machineOf(start.definition)
  const root: Frame = {
    id: 0,
    block,
    parent: undefined,
    variables: noVariables,
    outer: noVariables,
    item: start.item,
    lastEvent: 0,
    at: { kind: 'ready', state: blocks[block]?.startAt ?? '', input: start.input },
  }
  const execution: Execution = {
    ...start,
    startedAt: context.now,
    stoppedAt: undefined,
    status: 'RUNNING',
    output: undefined,
    error: undefined,
    cause: undefined,
    lastEventId: 1,
    frames: PersistentMap([[0, root]]),
    nextFrame: 1,
    nextVisit: 1,
    ready: [0],
    transitions: 0,
  }
  const limit = block === 0 ? timeoutSeconds : undefined
  const timeout: Effect<StatesSignal> = {
    type: 'schedule',
    signal: { type: 'ExecutionTimedOut', executionArn: arn },
    after: (limit ?? LONGEST_SECONDS[type]) * 1000,
    key: `${arn}/timeout`,
    background: limit === undefined,
  }
  return {
    account: {
      ...account,
      executions: account.executions.set(arn, execution),
      started: owners.reduce((lists, owner) => (owner === undefined ? lists : listed(lists, owner, arn)), account.started),
    },
    events: [startedEvent(execution)],
    effects: [timeout, { type: 'schedule', signal: { type: 'Go', executionArn: arn } }],
  }
}

function listed(lists: StatesAccount['started'], owner: string, arn: string): StatesAccount['started'] {
  return lists.set(owner, (lists.get(owner) ?? PersistentList<string>()).push(arn))
}

function startedEvent({ arn, input, roleArn, versionArn, aliasArn }: Execution): EventBody {
  const executionStartedEventDetails = {
    input,
    roleArn,
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
  }
  const detail = { id: 1, previousEventId: 0, executionStartedEventDetails }
  return { service: 'states', resource: arn, type: 'ExecutionStarted', detail }
}
