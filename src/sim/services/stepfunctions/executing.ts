import type { Context } from '../../aws/service'
import { withExecutions, type StatesAccount } from './account'
import { offerTask } from './activityQueue'
import { syncResult } from './api/executionViews'
import { followed, type Outcome } from './outcome'
import type { Ask } from './interpreter/ask'
import { stopRun } from './interpreter/ending'
import type { Listener } from './interpreter/execution'
import type { Visit, Wait } from './interpreter/frame'
import { resumeFrame, type Resumption } from './interpreter/interpreter'
import type { Run } from './interpreter/run'
import { runItems } from './mapRun/childExecutions'
import { closeMapRun, countResults } from './mapRun/closing'
import { redriveMapRun } from './mapRun/redriveMapRun'
import { carry } from './running'
import type { VisitRef } from './signals'

/** Lets something happen to an execution, and does what it then asks of the account. */
export function carryOn(account: StatesAccount, executionArn: string, context: Context, work?: (run: Run) => void): Outcome {
  const { outcome, asks } = carry(account, executionArn, context, work)
  if (asks.length === 0) return outcome
  return asks.reduce((before, ask) => followed(before, answerAsk(before.account, executionArn, ask, context)), outcome)
}

/** Goes on with a state, if it is still the same stay in it and still waits for that. */
export function resume(
  account: StatesAccount,
  ref: VisitRef,
  context: Context,
  waitsFor: (wait: Wait, visit: Visit) => boolean,
  what: Resumption<Wait>,
): Outcome {
  return carryOn(account, ref.executionArn, context, (run) => {
    const frame = run.frame(ref.frame)
    if (frame?.at.kind !== 'in' || frame.at.visit.number !== ref.visit) return
    const { visit, wait } = frame.at
    if (waitsFor(wait, visit)) resumeFrame(run, frame, visit, what, wait)
  })
}

function answerAsk(account: StatesAccount, executionArn: string, ask: Ask, context: Context): Outcome {
  switch (ask.kind) {
    case 'offer':
      return offerTask(account, ask.activityArn, ask.task, context)
    case 'listen':
      return listen(account, ask.childArn, ask.listener)
    case 'answer':
      return { account, effects: [{ type: 'reply', callId: ask.callId, result: { output: syncResult(account.executions.get(executionArn)!, ask.withData) } }] }
    case 'openMapRun':
      return { account: { ...account, mapRuns: account.mapRuns.set(ask.mapRun.arn, ask.mapRun) } }
    case 'redriveMapRun':
      return redriveMapRun(account, ask.mapRunArn, ask.parent, ask.read, context)
    case 'runItems':
      return runItems(account, ask.mapRunArn, ask.inputs, context)
    case 'countResults':
      return { account: countResults(account, ask.mapRunArn) }
    case 'closeMapRun':
      return closeMapRun(account, ask.mapRunArn, ask.status, context)
    case 'stop':
      return carryOn(account, ask.childArn, context, (run) => stopRun(run, {}))
  }
}

/** Tells a listener of an execution's end: when it ends, or at once where it has. */
function listen(account: StatesAccount, childArn: string, listener: Listener): Outcome {
  const child = account.executions.get(childArn)
  if (child?.status === 'RUNNING') {
    const heard = { ...child, listeners: [...child.listeners, listener] }
    return { account: withExecutions(account, account.executions.set(childArn, heard)) }
  }
  if (listener.kind !== 'task') return { account }
  const { executionArn, frame, visit } = listener
  return { account, effects: [{ type: 'schedule', signal: { type: 'ChildEnded', executionArn, frame, visit, childArn } }] }
}
