import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { StatesAccount } from '../account'
import type { Execution, ExecutionStatus } from '../interpreter/execution'
import { byteLength } from '../rules/byteLength'
import { billedDuration, billedMemory } from '../rules/price'
import { whyNotRedrivable } from '../rules/redrivability'

/** DescribeExecution's answer. */
export function describedExecution(account: StatesAccount, execution: Execution, now: VirtualMs, withData: boolean): JsonObject {
  const { status, reason } = redrivability(account, execution, now)
  return {
    executionArn: execution.arn,
    ...machineOf(execution),
    name: execution.name,
    status: shownStatus(account, execution),
    ...datesOf(execution),
    ...dataOf(execution, withData),
    ...(execution.mapRunArn === undefined ? {} : { mapRunArn: execution.mapRunArn }),
    ...redrivesOf(execution),
    redriveStatus: status,
    ...(reason === undefined ? {} : { redriveStatusReason: reason }),
  }
}

/** One line of ListExecutions. */
export function listedExecution(account: StatesAccount, execution: Execution): JsonObject {
  const { mapRunArn } = execution
  return {
    executionArn: execution.arn,
    ...machineOf(execution),
    name: execution.name,
    status: shownStatus(account, execution),
    ...datesOf(execution),
    ...(mapRunArn === undefined ? {} : { mapRunArn, itemCount: itemsOf(account, execution) }),
    ...redrivesOf(execution),
  }
}

/** Its status; PENDING_REDRIVE for a child of a Map Run that waits for room to run again. */
export function shownStatus(account: StatesAccount, execution: Execution): ExecutionStatus | 'PENDING_REDRIVE' {
  const { mapRun, index } = placeInMapRun(account, execution)
  return mapRun?.redrives.includes(index) ? 'PENDING_REDRIVE' : execution.status
}

function itemsOf(account: StatesAccount, execution: Execution): number {
  const { mapRun, index } = placeInMapRun(account, execution)
  return mapRun?.inputs[index]?.items ?? 1
}

function placeInMapRun(account: StatesAccount, { listeners }: Execution) {
  const listener = listeners.find(({ kind }) => kind === 'mapRun')
  if (listener?.kind !== 'mapRun') return { mapRun: undefined, index: -1 }
  return { mapRun: account.mapRuns.get(listener.mapRunArn), index: listener.index }
}

/** Whether an execution can be redriven, and if not, why. A child of a Map Run is redriven with it. */
export function redrivability(account: StatesAccount, execution: Execution, now: VirtualMs): { readonly status: string; readonly reason?: string } {
  const machineDeleting = account.machines.get(execution.machineArn)?.status !== 'ACTIVE' && execution.mapRunArn === undefined
  const reason = whyNotRedrivable({ ...execution, machineDeleting }, now)
  if (reason !== undefined) return { status: 'NOT_REDRIVABLE', reason }
  return { status: execution.mapRunArn === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' }
}

function redrivesOf({ redriveCount, redrivenAt }: Execution): JsonObject {
  return { redriveCount, ...(redrivenAt === undefined ? {} : { redriveDate: redrivenAt / 1000 }) }
}

/** StartSyncExecution's answer. */
export function syncResult(execution: Execution, withData: boolean): JsonObject {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machineArn,
    name: execution.name,
    ...datesOf(execution),
    status: execution.status,
    ...dataOf(execution, withData),
    billingDetails: billingOf(execution),
  }
}

/** What an Express execution is billed for. Its data is what went in and what came out. */
function billingOf({ definition, input, output = null, startedAt, stoppedAt = startedAt, nextFrame }: Execution): JsonObject {
  const size = (value: Json) => byteLength(value, Number.POSITIVE_INFINITY)
  // Each branch and each iteration had a frame, besides the machine's own.
  const memory = billedMemory({ definition: size(definition), payload: Math.max(size(input), size(output)), steps: nextFrame - 1 })
  return { billedMemoryUsedInMB: memory, billedDurationInMilliseconds: billedDuration(stoppedAt - startedAt) }
}

/** What a `.sync` task gets of the execution it started; with `.sync:2` payloads are JSON, not its text. [OBS] */
export function jobResult(execution: Execution, payload: (value: Json) => Json): JsonObject {
  const { error, cause, input, output, startedAt, stoppedAt } = execution
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: execution.arn,
    Input: payload(input),
    InputDetails: { Included: true },
    Name: execution.name,
    ...(output === undefined
      ? {}
      : { Output: payload(output), OutputDetails: { Included: true }, ...NO_MORE_REDRIVES, RedriveCount: execution.redriveCount }),
    StartDate: isoTime(startedAt),
    StateMachineArn: execution.machineArn,
    Status: execution.status,
    StopDate: isoTime(stoppedAt ?? startedAt),
  }
}

/** What is said of an execution that succeeded; RedriveCount holds its place. */
const NO_MORE_REDRIVES: JsonObject = {
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
}

function machineOf({ machineArn, versionArn, aliasArn }: Execution): JsonObject {
  return {
    stateMachineArn: machineArn,
    ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
  }
}

function datesOf({ startedAt, stoppedAt }: Execution): JsonObject {
  return { startDate: startedAt / 1000, ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }) }
}

function dataOf({ input, output, error, cause }: Execution, withData: boolean): JsonObject {
  return {
    ...(withData ? { input: JSON.stringify(input) } : {}),
    inputDetails: { included: withData },
    ...(output === undefined ? {} : { ...(withData ? { output: JSON.stringify(output) } : {}), outputDetails: { included: withData } }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  }
}
