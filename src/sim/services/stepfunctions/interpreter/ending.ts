import type { Json, JsonObject } from '../../../kernel/json'
import type { Listener } from './execution'
import type { Frame, Position, Wait } from './frame'
import { MOST_EVENTS, type Run } from './run'
import type { StateFault } from './stateFault'
import { isLimited, LIMITS } from './taskOptions'

/** The machine has ended well. */
export function endExecution(run: Run, frame: Frame, output: Json): void {
  run.status = 'SUCCEEDED'
  run.output = output
  run.tell(frame, 'ExecutionSucceeded', 'executionSucceededEventDetails', { output })
  ended(run)
}

/** The machine has failed with an error that nothing caught. */
export function failExecution(run: Run, frame: Frame, fault: StateFault): void {
  run.status = 'FAILED'
  run.error = fault.error
  run.cause = fault.cause
  run.tell(frame, 'ExecutionFailed', 'executionFailedEventDetails', errorDetails(fault))
  ended(run)
}

/** A Standard execution's history is full; the one more event that it would need ends it. */
export function failWithFullHistory(run: Run): void {
  run.status = 'FAILED'
  run.error = 'States.Runtime'
  run.cause = `The execution reached the maximum number of history events (${MOST_EVENTS}).`
  const details = { error: run.error, cause: run.cause }
  run.tellAfter(run.lastEventId, 'ExecutionFailed', 'executionFailedEventDetails', details)
  ended(run)
}

/** The execution has lasted too long. Only its history names an error. As measured, the event follows 0. */
export function timeOutRun(run: Run): void {
  run.status = 'TIMED_OUT'
  run.tellAfter(0, 'ExecutionTimedOut', 'executionTimedOutEventDetails', { error: 'States.Timeout' })
  ended(run)
}

/** The execution was stopped from outside. As measured, what ran in it is not told of, and the event follows 0. */
export function stopRun(run: Run, reason: { error?: string | undefined; cause?: string | undefined }): void {
  run.status = 'ABORTED'
  run.error = reason.error
  run.cause = reason.cause
  run.tellAfter(0, 'ExecutionAborted', 'executionAbortedEventDetails', errorDetails(reason))
  ended(run)
}

/** Error and cause as event details carry them: absent where there is none. */
export function errorDetails({ error, cause }: { error?: string | undefined; cause?: string | undefined }): JsonObject {
  if (error === undefined) return cause === undefined ? {} : { cause }
  return cause === undefined ? { error } : { error, cause }
}

/** Nothing of this execution is to come any more, and whoever waits for it is told. */
function ended(run: Run): void {
  run.ready.length = 0
  if (mayTimeOut(run)) run.effects.push({ type: 'cancel', key: `${run.execution.arn}/timeout` })
  run.forEachFrame((frame) => {
    if (frame.at.kind !== 'in') return
    cancelSignals(run, frame, frame.at)
    // Its own jobs run on for nobody: AWS stops what a `.sync` task started.
    letGo(run, frame.at.wait)
  })
  for (const listener of run.execution.listeners) tellListener(run, listener)
}

/** Whether a signal may be scheduled that ends this execution alone. */
function mayTimeOut({ execution, machine }: Run): boolean {
  return machine.timeoutSeconds !== undefined || execution.redriveCount > 0
}

/** What a state started and no longer waits for is stopped. */
export function letGo(run: Run, wait: Wait): void {
  if (wait.kind === 'execution') run.asks.push({ kind: 'stop', childArn: wait.executionArn })
  if (isMapRun(wait)) run.asks.push({ kind: 'closeMapRun', mapRunArn: wait.mapRunArn, status: 'ABORTED' })
}

/** Whether a Map Run is under way: its items are read, its children run, or its results are written. */
export function isMapRun(wait: Wait): wait is Extract<Wait, { mapRunArn: string }> {
  return 'mapRunArn' in wait
}

/** The signals that a state waits for are not to come. */
export function cancelSignals(run: Run, frame: Frame, { visit, wait }: Extract<Position, { kind: 'in' }>): void {
  if (wait.kind === 'timer' || wait.kind === 'retry') run.cancel(frame, visit, wait.kind)
  if (isLimited(run.stateOf(frame, visit))) for (const purpose of LIMITS) run.cancel(frame, visit, purpose)
}

function tellListener(run: Run, listener: Listener): void {
  const childArn = run.execution.arn
  if (listener.kind === 'call') {
    run.asks.push({ kind: 'answer', callId: listener.callId, withData: listener.withData })
    return
  }
  if (listener.kind === 'mapRun') {
    const { mapRunArn, index } = listener
    run.effects.push({ type: 'schedule', signal: { type: 'MapRunChildEnded', mapRunArn, index } })
    return
  }
  const { executionArn, frame, visit } = listener
  run.effects.push({ type: 'schedule', signal: { type: 'ChildEnded', executionArn, frame, visit, childArn } })
}
