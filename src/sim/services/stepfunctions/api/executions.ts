import { jsonComplaint } from '../../../expression/json/jsonComplaint'
import type { Context } from '../../../aws/service'
import type { Json, JsonObject } from '../../../kernel/json'
import { itemsOf } from '../../../kernel/stack'
import type { Revision, StatesAccount } from '../account'
import { executionArn } from '../arns'
import { carryOn } from '../executing'
import { stopRun } from '../interpreter/ending'
import type { Execution, Listener } from '../interpreter/execution'
import type { Operation, Outcome } from '../outcome'
import { refused } from '../refusal'
import { begin } from '../starting'
import { testCaseOf } from '../testCase'
import { checkArn, checkName, texts, wantsData, type ArnKind } from './checks'
import { describedExecution, listedExecution, shownStatus } from './executionViews'
import { checkActive, machineAt, qualifiedArn, targetOf, type MachineTarget } from './machineArns'
import { page, pageOf } from './page'

/** Answered before anything of the execution has run. The same name and input again: the same answer, while it runs. */
export const startExecution: Operation = (account, input, context, call) => {
  const { target, name, given } = startRequest(account, input, context)
  const arn = executionArn(context, target.machine, name, context.newUuid)
  const existing = account.executions.get(arn)
  if (existing) {
    if (existing.status !== 'RUNNING' || JSON.stringify(existing.input) !== JSON.stringify(given)) {
      refused('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
    }
    return { account, output: { executionArn: arn, startDate: existing.startedAt / 1000 } }
  }
  const testCase = testCaseOf(target.machine, arn, call)
  const { account: after, events = [], effects = [] } = start(account, target, { arn, name, input: given, testCase }, NOBODY, context)
  return { account: after, events, effects, output: { executionArn: arn, startDate: context.now / 1000 } }
}

const NOBODY: readonly Listener[] = []

/** Answered when the execution has ended. */
export const startSyncExecution: Operation = (account, input, context, call) => {
  const { target, name, given } = startRequest(account, input, context)
  if (target.machine.type !== 'EXPRESS') {
    refused('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')
  }
  const arn = executionArn(context, target.machine, name, context.newUuid)
  const testCase = testCaseOf(target.machine, arn, call)
  return start(account, target, { arn, name, input: given, testCase }, [{ kind: 'call', callId: call.id, withData: wantsData(input) }], context)
}

/** Whether an ARN, with a version or an alias behind it or without, is of an Express machine: AWS runs what is started of it at least once. */
export function startsExpress(account: StatesAccount, stateMachineArn: string): boolean {
  return account.machines.get(qualifiedArn(stateMachineArn.replace(/#.*$/, '')).machineArn)?.type === 'EXPRESS'
}

function start(
  account: StatesAccount,
  { machine, version, alias }: MachineTarget,
  what: Pick<Execution, 'arn' | 'name' | 'input' | 'testCase'>,
  listeners: readonly Listener[],
  context: Context,
): Outcome {
  const { arn, name, input, testCase } = what
  const begun = {
    arn,
    name,
    input,
    testCase,
    machineArn: machine.arn,
    machineName: machine.name,
    versionArn: version?.arn,
    aliasArn: alias?.arn,
    type: machine.type,
    roleArn: machine.roleArn,
    definition: machine.definition,
    mapRunArn: undefined,
    item: undefined,
    block: 0,
    listeners,
  }
  return begin(account, begun, context)
}

function startRequest(account: StatesAccount, input: JsonObject, context: Context) {
  const { stateMachineArn = '', name, input: text = '{}' } = texts(input, 'stateMachineArn', 'name', 'input')
  const target = targetOf(account, stateMachineArn, context.draw)
  checkActive(target.machine)
  if (name !== undefined) checkName(name)
  return { target, name: name ?? context.newUuid(), given: executionInput(text) }
}

function executionInput(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    refused('InvalidExecutionInput', `Invalid State Machine Execution Input: '${jsonComplaint(text)}'`)
  }
}

/** @throws {Refusal} InvalidArn, ExecutionDoesNotExist */
export function executionOf(account: StatesAccount, input: JsonObject, ...kinds: readonly ArnKind[]): Execution {
  const { executionArn: arn = '' } = texts(input, 'executionArn')
  checkArn(arn, ...(kinds.length > 0 ? kinds : (['execution'] as const)))
  return account.executions.get(arn) ?? refused('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}

export const describeExecution: Operation = (account, input, { now }) => ({
  account,
  output: describedExecution(account, executionOf(account, input), now, wantsData(input)),
})

/** The definition as it was when the execution started: an update does not change it. */
export const describeStateMachineForExecution: Operation = (account, input) => {
  const execution = executionOf(account, input)
  const machine = account.machines.get(execution.machineArn)
  const revisions: readonly Revision[] = machine ? [machine, ...machine.versions.values()] : []
  const revision = revisions.find(({ definition }) => definition === execution.definition)
  const mapRun = execution.mapRunArn === undefined ? undefined : account.mapRuns.get(execution.mapRunArn)
  return {
    account,
    output: {
      stateMachineArn: execution.machineArn,
      name: execution.machineName,
      ...(wantsData(input) ? { definition: revision?.definitionText ?? JSON.stringify(execution.definition) } : {}),
      roleArn: execution.roleArn,
      updateDate: (machine?.updatedAt ?? execution.startedAt) / 1000,
      ...(revision ?? machine)?.settings,
      ...(revision?.revisionId === undefined ? {} : { revisionId: revision.revisionId }),
      ...(mapRun === undefined ? {} : { mapRunArn: mapRun.arn, label: mapRun.label }),
    },
  }
}

/** Newest first. */
export const listExecutions: Operation = (account, input, context) => {
  const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = texts(input, 'stateMachineArn', 'mapRunArn', 'statusFilter', 'redriveFilter')
  const listed = stateMachineArn ?? mapRunArn
  if (listed === undefined) refused('ValidationException', 'Either stateMachineArn or mapRunArn must be specified')
  if (stateMachineArn !== undefined && mapRunArn !== undefined) {
    refused('ValidationException', 'Only one of stateMachineArn and mapRunArn can be specified')
  }
  if (mapRunArn !== undefined) {
    checkArn(mapRunArn, 'mapRun')
    if (!account.mapRuns.has(mapRunArn)) refused('ResourceNotFound', `Resource not found: '${mapRunArn}'`)
  }
  if (stateMachineArn !== undefined) {
    if (machineAt(account, qualifiedArn(stateMachineArn).machineArn, stateMachineArn).type === 'EXPRESS') {
      refused('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')
    }
  }
  const request = pageOf(input, context.now)
  const all = itemsOf(account.started.get(listed))
    .flatMap((arn) => account.executions.get(arn) ?? [])
    .filter((execution) => statusFilter === undefined || shownStatus(account, execution) === statusFilter)
    .filter(({ redriveCount }) => redriveFilter === undefined || redriveCount > 0 === (redriveFilter === 'REDRIVEN'))
  const { items, more } = page(all, request)
  return { account, output: { executions: items.map((execution) => listedExecution(account, execution)), ...more } }
}

export const stopExecution: Operation = (account, input, context) => {
  const { error, cause } = texts(input, 'error', 'cause')
  const { arn } = executionOf(account, input)
  const stopped = carryOn(account, arn, context, (run) => stopRun(run, { error, cause }))
  const { stoppedAt } = stopped.account.executions.get(arn) ?? {}
  return { ...stopped, output: { stopDate: (stoppedAt ?? context.now) / 1000 } }
}

