import type { Context, Effect } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import { PersistentMap } from '../../kernel/persistentMap'
import { withExecutions, type StatesAccount } from './account'
import { machineOf } from './definition/machine'
import type { Execution } from './interpreter/execution'
import type { Frame } from './interpreter/frame'
import { noVariables } from './interpreter/run'
import { opened } from './lifetime'
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

/** Puts an execution into the account: it is told to have started, and goes at its first signal. */
export function begin(account: StatesAccount, start: Start, context: Context): Outcome {
  const { arn } = start
  const execution = running(start, start.block, context)
  let started = listed(account.started, start.mapRunArn ?? start.machineArn, arn)
  if (start.versionArn !== undefined) started = listed(started, start.versionArn, arn)
  if (start.aliasArn !== undefined) started = listed(started, start.aliasArn, arn)
  return going(account, execution, context, started)
}

/**
 * Starts an Express child of a Map Run again from its first state, under the ARN it has. Its
 * events go on being counted, so that those of both runs can be told apart.
 * @param block  the Map's item processor
 */
export function restart(account: StatesAccount, ended: Execution, block: number, context: Context): Outcome {
  const { nextFrame, nextVisit, lastEventId, transitions } = ended
  const again = { ...running(ended, block, context), nextFrame, nextVisit, lastEventId: lastEventId + 1, transitions }
  return going(account, again, context)
}

function running(start: Omit<Start, 'block'>, block: number, context: Context): Execution {
  const { blocks } = machineOf(start.definition)
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
  // Written out: the copy of an object with so many members costs more than all the rest of a start.
  return {
    arn: start.arn,
    name: start.name,
    machineArn: start.machineArn,
    machineName: start.machineName,
    versionArn: start.versionArn,
    aliasArn: start.aliasArn,
    type: start.type,
    roleArn: start.roleArn,
    definition: start.definition,
    input: start.input,
    listeners: start.listeners,
    mapRunArn: start.mapRunArn,
    item: start.item,
    testCase: start.testCase,
    startedAt: context.now,
    redriveCount: 0,
    redrivenAt: undefined,
    redriveTokens: NO_TOKENS,
    status: 'RUNNING',
    output: undefined,
    error: undefined,
    cause: undefined,
    stoppedAt: undefined,
    lastEventId: 1,
    frames: PersistentMap([[0, root]]),
    nextFrame: 1,
    nextVisit: 1,
    ready: [0],
    transitions: 0,
  }
}

const NO_TOKENS: Execution['redriveTokens'] = []

function going(account: StatesAccount, execution: Execution, context: Context, started = account.started): Outcome {
  const { arn } = execution
  const { open, effect } = opened(account.open, execution, context.now)
  const go: Effect<StatesSignal> = { type: 'schedule', signal: { type: 'Go', executionArn: arn } }
  return {
    account: withExecutions(account, account.executions.set(arn, execution), started, open),
    events: [startedEvent(execution)],
    effects: effect ? [effect, go] : [go],
  }
}

function listed(lists: StatesAccount['started'], owner: string, arn: string): StatesAccount['started'] {
  return lists.set(owner, { item: arn, rest: lists.get(owner) })
}

function startedEvent({ arn, input, roleArn, versionArn, aliasArn, lastEventId }: Execution): EventBody {
  const executionStartedEventDetails = versionArn === undefined ? { input, roleArn } : {
    input,
    roleArn,
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    stateMachineVersionArn: versionArn,
  }
  const detail = { id: lastEventId, previousEventId: 0, executionStartedEventDetails }
  return { service: 'states', resource: arn, type: 'ExecutionStarted', detail }
}
