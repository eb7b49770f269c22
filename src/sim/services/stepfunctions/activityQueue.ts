import { millisecondsOf } from '../../../facts/facts'
import type { Context } from '../../aws/service'
import type { Activity, ActivityPoller, StatesAccount } from './account'
import { followed, type Outcome } from './outcome'
import type { ActivityTask } from './interpreter/ask'
import { resumeFrame } from './interpreter/interpreter'
import { runtimeFault } from './interpreter/stateFault'
import { carry } from './running'

/** Gives a task to the worker that has waited longest; else keeps it until one asks. */
export function offerTask(account: StatesAccount, activityArn: string, task: ActivityTask, context: Context): Outcome {
  const activity = account.activities.get(activityArn)
  if (!activity) return failTask(account, activityArn, task, context)
  const poller = activity.pollers.first()
  if (!poller) return { account: withActivity(account, { ...activity, tasks: activity.tasks.push(task) }) }
  return hand(withActivity(account, { ...activity, pollers: activity.pollers.shift() }), task, poller, context)
}

/** A task for an activity that was deleted, or never was, ends the execution: reported as States.Runtime, the wording is ours. */
function failTask(account: StatesAccount, activityArn: string, { ref }: ActivityTask, context: Context): Outcome {
  return carry(account, ref.executionArn, context, (run) => {
    const frame = run.frame(ref.frame)
    if (frame?.at.kind !== 'in') return
    const { visit } = frame.at
    const { place } = run.scope(frame, visit)
    resumeFrame(run, frame, visit, () => ({ kind: 'failed', fault: runtimeFault(`${place} The activity '${activityArn}' does not exist.`) }), undefined)
  }).outcome
}

/** Gives a worker the task that has waited longest; else keeps it waiting, up to a minute. */
export function askForTask(account: StatesAccount, activity: Activity, poller: ActivityPoller, context: Context): Outcome {
  let { tasks } = activity
  for (let task = tasks.first(); task; task = tasks.first()) {
    tasks = tasks.shift()
    if (!isWanted(account, task)) continue
    return hand(withActivity(account, { ...activity, tasks }), task, poller, context)
  }
  const { callId } = poller
  return {
    account: withActivity(account, { ...activity, tasks, pollers: activity.pollers.push(poller) }),
    effects: [
      { type: 'schedule', after: LONGEST_POLL, key: pollKey(callId), signal: { type: 'PollEnded', callId, activityArn: activity.arn } },
    ],
  }
}

/** GetActivityTask holds the connection this long. */
const LONGEST_POLL = millisecondsOf('stepfunctions.activity.poll')

/** The minute is over and no task came: the answer is empty. */
export function endPoll(account: StatesAccount, activityArn: string, callId: string): Outcome {
  const activity = account.activities.get(activityArn)
  const pollers = activity?.pollers.filter((poller) => poller.callId !== callId)
  return {
    account: activity && pollers ? withActivity(account, { ...activity, pollers }) : account,
    effects: [{ type: 'reply', callId, result: { output: {} } }],
  }
}

/** A worker starts on a task: the execution is told, and the worker's poll answered. */
function hand(account: StatesAccount, { ref, token, input }: ActivityTask, poller: ActivityPoller, context: Context): Outcome {
  const { callId, workerName } = poller
  const { outcome } = carry(account, ref.executionArn, context, (run) => {
    const frame = run.frame(ref.frame)
    if (frame?.at.kind !== 'in') return
    run.waits(frame, frame.at.visit, { kind: 'activity', token, started: true })
    if (workerName === undefined) run.tell(frame, 'ActivityStarted')
    else run.tell(frame, 'ActivityStarted', 'activityStartedEventDetails', { workerName })
  })
  return followed(outcome, {
    account: outcome.account,
    effects: [
      { type: 'cancel', key: pollKey(callId) },
      { type: 'reply', callId, result: { output: { taskToken: token, input: JSON.stringify(input) } } },
    ],
  })
}

/** Whether the execution still waits for a worker to take this task. */
function isWanted(account: StatesAccount, { ref, token }: ActivityTask): boolean {
  const execution = account.executions.get(ref.executionArn)
  const at = execution?.status === 'RUNNING' ? execution.frames.get(ref.frame)?.at : undefined
  return at?.kind === 'in' && at.wait.kind === 'activity' && at.wait.token === token && !at.wait.started
}

function withActivity(account: StatesAccount, activity: Activity): StatesAccount {
  return { ...account, activities: account.activities.set(activity.arn, activity) }
}

function pollKey(callId: string): string {
  return `poll/${callId}`
}
