import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import type { Execution } from '../interpreter/execution'

/** DescribeExecution's answer. */
export function describedExecution(execution: Execution): JsonObject {
  return {
    executionArn: execution.arn,
    ...machineOf(execution),
    name: execution.name,
    status: execution.status,
    ...datesOf(execution),
    ...dataOf(execution),
    ...(execution.mapRunArn === undefined ? {} : { mapRunArn: execution.mapRunArn }),
    redriveCount: 0,
    ...redriveStatus(execution),
  }
}

/** One line of ListExecutions. */
export function listedExecution(execution: Execution): JsonObject {
  return {
    executionArn: execution.arn,
    ...machineOf(execution),
    name: execution.name,
    status: execution.status,
    ...datesOf(execution),
    ...(execution.mapRunArn === undefined ? {} : { mapRunArn: execution.mapRunArn }),
    redriveCount: 0,
  }
}

/** StartSyncExecution's answer. An execution is billed by 100 ms, and by 64 MB of memory. */
export function syncResult(execution: Execution): JsonObject {
  const lasted = (execution.stoppedAt ?? execution.startedAt) - execution.startedAt
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machineArn,
    name: execution.name,
    ...datesOf(execution),
    status: execution.status,
    ...dataOf(execution),
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(1, Math.ceil(lasted / 100)) * 100 },
  }
}

/** What a `.sync` task gets of the execution it started; with `.sync:2` payloads are JSON, not its text. [OBS] */
export function jobResult(execution: Execution, payload: (value: Json) => Json): JsonObject {
  const { error, cause, input, output, startedAt, stoppedAt } = execution
  const { redriveStatus: status, redriveStatusReason: reason } = redriveStatus(execution)
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: execution.arn,
    Input: payload(input),
    InputDetails: { Included: true },
    Name: execution.name,
    ...(output === undefined
      ? {}
      : { Output: payload(output), OutputDetails: { Included: true }, RedriveCount: 0, RedriveStatus: status!, RedriveStatusReason: reason! }),
    StartDate: isoTime(startedAt),
    StateMachineArn: execution.machineArn,
    Status: execution.status,
    StopDate: isoTime(stoppedAt ?? startedAt),
  }
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

function dataOf({ input, output, error, cause }: Execution): JsonObject {
  return {
    input: JSON.stringify(input),
    inputDetails: { included: true },
    ...(output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  }
}

function redriveStatus({ status }: Execution): JsonObject {
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' }
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: `Execution is ${status} and cannot be redriven` }
}
