import { jsonComplaint } from '../../../expression/json/jsonComplaint'
import type { Context } from '../../../aws/service'
import type { Json } from '../../../kernel/json'
import type { StatesAccount } from '../account'
import { resume } from '../executing'
import type { TaskOutcome } from '../integrations/answer'
import type { Wait } from '../interpreter/frame'
import { WAITS } from '../interpreter/step'
import { taskEnded } from '../interpreter/task'
import { heartbeatOf } from '../interpreter/taskOptions'
import type { Operation, Outcome } from '../outcome'
import { refused } from '../refusal'
import type { TaskRef } from '../signals'
import { readTaskToken } from '../taskToken'
import { texts } from './checks'

export const sendTaskSuccess: Operation = (account, input, context) => {
  const { taskToken = '', output = '' } = texts(input, 'taskToken', 'output')
  const task = waitingTask(account, taskToken)
  return { ...endTask(account, task, taskToken, { output: taskOutput(output) }, context), output: {} }
}

export const sendTaskFailure: Operation = (account, input, context) => {
  const { taskToken = '', error, cause } = texts(input, 'taskToken', 'error', 'cause')
  const task = waitingTask(account, taskToken)
  const failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  return { ...endTask(account, task, taskToken, { failure }, context), output: {} }
}

/** The time in which a sign of life must come begins anew. */
export const sendTaskHeartbeat: Operation = (account, input, context) => {
  const { taskToken = '' } = texts(input, 'taskToken')
  const task = waitingTask(account, taskToken)
  const beaten = resume(account, task, context, (wait) => waitsFor(wait, taskToken), (run, frame, state, visit) => {
    const seconds = heartbeatOf(state, run.scope(frame, visit))
    const signal = { type: 'TaskTimedOut', what: 'heartbeat', ...run.visitRef(frame, visit) } as const
    if (seconds !== undefined) run.schedule(frame, visit, 'heartbeat', seconds * 1000, signal)
    return WAITS
  })
  return { ...beaten, output: {} }
}

function endTask(account: StatesAccount, task: TaskRef, token: string, outcome: TaskOutcome, context: Context): Outcome {
  return resume(account, task, context, (wait) => waitsFor(wait, token), (run, frame, state, visit) => {
    const wait = frame.at.kind === 'in' ? frame.at.wait : undefined
    if (wait?.kind !== 'call') return taskEnded(run, frame, state, visit, outcome)
    // The call that gave the token away is still to be answered, and told of first.
    run.waits(frame, visit, { ...wait, early: outcome })
    return WAITS
  })
}

/** @throws {Refusal} InvalidToken, TaskTimedOut where nothing waits for it any more */
function waitingTask(account: StatesAccount, token: string): TaskRef {
  const task = readTaskToken(token)
  if (!task) refused('InvalidToken', "Invalid Token: 'Invalid token'")
  const execution = account.executions.get(task.executionArn)
  const at = execution?.status === 'RUNNING' ? execution.frames.get(task.frame)?.at : undefined
  if (at?.kind !== 'in' || !waitsFor(at.wait, token)) {
    refused('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
  }
  return task
}

function waitsFor(wait: Wait, token: string): boolean {
  if (wait.kind === 'activity') return wait.started && wait.token === token
  return (wait.kind === 'token' || (wait.kind === 'call' && !wait.early)) && wait.token === token
}

function taskOutput(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    refused('InvalidOutput', `Invalid Output: '${jsonComplaint(text)}'`)
  }
}

