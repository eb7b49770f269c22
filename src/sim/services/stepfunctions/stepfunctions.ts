import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import { awsFault } from '../../aws/awsError'
import type { ApiCall, CallResult } from '../../aws/apiCall'
import type { Context, Service } from '../../aws/service'
import type { Json } from '../../kernel/json'
import { emptyAccount, type StatesAccount } from './account'
import { endPoll } from './activityQueue'
import { jobResult } from './api/executionViews'
import { startsExpress } from './api/executions'
import { askForLogGroup, hasLogGroup, isLogCheck, logGroupOf, type LogCheck } from './api/logDestination'
import { operations } from './api/operations'
import { carryOn, resume } from './executing'
import type { TaskOutcome } from './integrations/answer'
import { itemsRead } from './interpreter/distributedMap'
import { timeOutRun } from './interpreter/ending'
import { retry } from './interpreter/interpreter'
import { mapRunOver, resultWritten } from './interpreter/mapRunEnd'
import { connectionAnswered } from './interpreter/httpTask'
import { taskAnswered, taskEnded, taskTimedOut } from './interpreter/task'
import { waitOver } from './interpreter/wait'
import { endLongest } from './lifetime'
import { deliverLogs, isLogDelivery, logsDelivered, withLogs } from './logging/delivery'
import { childEnded as childOfMapRunEnded, startChildren } from './mapRun/childExecutions'
import { childrenOf, closeMapRun } from './mapRun/closing'
import { failedTooMany } from './mapRun/mapRun'
import { followed, type Outcome } from './outcome'
import type { StatesInput, StatesSignal, TaskRef } from './signals'
import { isWaitingTest, testAnswered, testDue } from './testState/waitingTest'

/** Step Functions: state machines, executions, Map Runs, activities. */
export const statesService: Service<StatesAccount, StatesSignal> = {
  id: 'states',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationException', actions: Object.keys(operations), withoutPatterns: true },
  react(account, signal, context) {
    const { account: state, events = [], effects = [] } = withLogs(account, worked(account, signal, context))
    return { state, events, effects }
  },
  doesAtLeastOnce: (account, { action, input }) => action === 'StartExecution' && startsExpress(account, String(input['stateMachineArn'])),
}

function worked(account: StatesAccount, signal: StatesInput, context: Context): Outcome {
  switch (signal.type) {
    case 'Call':
      return called(account, signal.call, context)
    case 'Reply':
      return replied(account, signal.ref, signal.result, signal.requestId ?? '', context)
    case 'Go':
      return carryOn(account, signal.executionArn, context)
    case 'WaitOver':
      return resume(account, signal, context, ({ kind }) => kind === 'timer', waitOver)
    case 'RetryDue':
      return resume(account, signal, context, ({ kind }) => kind === 'retry', retry)
    case 'TaskTimedOut':
      return resume(account, signal, context, ({ kind }) => kind !== 'retry', (run, frame, state, visit) =>
        taskTimedOut(run, frame, state, visit, signal.what),
      )
    case 'ChildEnded':
      return childEnded(account, signal, context)
    case 'MapRunChildEnded':
      return childOfMapRunEnded(account, signal.mapRunArn, signal.index, context)
    case 'MapRunDispatch':
      return startChildren(account, signal.mapRunArn, context)
    case 'MapRunOver':
      return endMapRun(account, signal.mapRunArn, context)
    case 'ExecutionTimedOut':
      return carryOn(account, signal.executionArn, context, timeOutRun)
    case 'LongestReached':
      return endLongest(account, signal.machineType, context)
    case 'PollEnded':
      return endPoll(account, signal.activityArn, signal.callId)
    case 'LogsDue':
      return deliverLogs(account, signal.delivery, context)
    case 'TestDue':
      return testDue(account, signal, context)
  }
}

/** What a call was made for tells who goes on with its answer. */
function replied(account: StatesAccount, ref: Json, result: CallResult, requestId: string, context: Context): Outcome {
  if (isLogDelivery(ref)) return { account: logsDelivered(account, ref, result) }
  if (isLogCheck(ref)) return logGroupChecked(account, ref, result, context)
  if (isWaitingTest(ref)) return testAnswered(account, ref, result, requestId, context)
  return answered(account, ref as unknown as TaskRef, result, requestId, context)
}

function called(account: StatesAccount, call: ApiCall, context: Context): Outcome {
  const outcome = operated(account, call, context)
  const logGroup = outcome.refused || !LOGGING_ACTIONS.has(call.action) ? undefined : logGroupOf(call.input)
  // Whether a log group is there only CloudWatch Logs can say: the call is worked off when it has.
  return logGroup === undefined ? outcome : { account, effects: [askForLogGroup(logGroup, call)] }
}

const LOGGING_ACTIONS: ReadonlySet<string> = new Set(['CreateStateMachine', 'UpdateStateMachine'])

function logGroupChecked(account: StatesAccount, { logGroup, call }: LogCheck, result: CallResult, context: Context): Outcome {
  if (hasLogGroup(result, logGroup)) return operated(account, call, context)
  const fault = awsFault('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Log Destination not found.')
  return { account, effects: [refuse(call, fault)] }
}

function operated(account: StatesAccount, call: ApiCall, context: Context): Outcome & { readonly refused?: true } {
  return unlessRefused<Outcome & { readonly refused?: true }>(
    () => {
      const { account: after, events = [], effects = [], output } = operationOf(operations, call)(account, call.input, context, call)
      // Answered before anything it set off runs.
      return { account: after, events, effects: output === undefined ? effects : [succeed(call, output), ...effects] }
    },
    (fault) => ({ account, effects: [refuse(call, fault)], refused: true }),
  )
}

/** The answer to a state's call; what an earlier attempt asked for is dropped. */
function answered(account: StatesAccount, ref: TaskRef, result: CallResult, requestId: string, context: Context): Outcome {
  return resume(
    account,
    ref,
    context,
    ({ kind }, visit) => (kind === 'call' || kind === 'connection' || kind === 'reading' || kind === 'writing') && visit.retryCount === ref.attempt,
    (run, frame, state, visit, wait) => {
      if (wait.kind === 'reading') return itemsRead(run, frame, state, visit, wait, result)
      if (wait.kind === 'writing') return resultWritten(run, frame, state, visit, wait, result)
      if (wait.kind === 'connection') return connectionAnswered(run, frame, state, visit, wait.parameters, result)
      return taskAnswered(run, frame, state, visit, result, requestId)
    },
  )
}

/** A Map Run's children have ended: the Map state goes on. */
function endMapRun(account: StatesAccount, arn: string, context: Context): Outcome {
  const running = account.mapRuns.get(arn)
  if (!running) return { account }
  const closed = closeMapRun(account, arn, failedTooMany(running) ? 'FAILED' : 'SUCCEEDED', context)
  const mapRun = closed.account.mapRuns.get(arn) ?? running
  const children = childrenOf(closed.account, mapRun)
  const over = resume(
    closed.account,
    mapRun.parent,
    context,
    (wait) => wait.kind === 'mapRun' && wait.mapRunArn === arn,
    (run, frame, state, visit) => mapRunOver(run, frame, state, visit, mapRun, children),
  )
  return followed(closed, over)
}

/** An execution that a `.sync` task waited for has ended. */
function childEnded(account: StatesAccount, signal: Extract<StatesSignal, { type: 'ChildEnded' }>, context: Context): Outcome {
  const child = account.executions.get(signal.childArn)
  if (!child) return { account }
  return resume(
    account,
    signal,
    context,
    (wait) => wait.kind === 'execution' && wait.executionArn === child.arn,
    (run, frame, state, visit) => {
      const { resource } = state
      const asJson = resource?.kind === 'integration' && resource.pattern === 'sync:2'
      const result = jobResult(child, (value) => (asJson ? value : JSON.stringify(value)))
      const outcome: TaskOutcome =
        child.status === 'SUCCEEDED' ? { output: result } : { failure: { error: 'States.TaskFailed', cause: JSON.stringify(result) } }
      return taskEnded(run, frame, state, visit, outcome)
    },
  )
}

