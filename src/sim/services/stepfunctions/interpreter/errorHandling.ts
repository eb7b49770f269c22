import type { Json } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { retryDelay } from '../rules/retryDelay'
import { matchesError } from '../rules/errorMatching'
import { dropChildren } from './children'
import { caught } from './dataFlow'
import { errorDetails } from './ending'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import type { StateFault } from './stateFault'
import { WAITS, type Step } from './step'
import { failureEvents } from './failureEvents'

/**
 * What becomes of a state's fault: the first Retrier that matches, while it has attempts left;
 * else the first Catcher that matches; else the state has failed.
 *
 * Each Retrier has its own counter, and when the one that matches is used up, later Retriers are
 * not tried.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function errorStep(run: Run, frame: Frame, state: State, visit: Visit, { fault, told }: Extract<Step, { kind: 'failed' }>): Step {
  if (fault.error === 'States.QueryEvaluationError' && !told) tellEvaluationFailed(run, frame, state, visit, fault)
  const retrier = state.retriers.findIndex(({ errors }) => matchesError(errors, fault.error, fault.alias))
  const used = visit.retriesUsed[retrier] ?? 0
  if (retrier >= 0 && used < (state.retriers[retrier]?.maxAttempts ?? 0)) {
    planRetry(run, frame, state, visit, retrier)
    return WAITS
  }
  failureEvents(run, frame, state, fault)
  const catcher = state.catchers.find(({ errors }) => matchesError(errors, fault.error, fault.alias))
  if (!catcher) return { kind: 'failed', fault }
  const errorOutput: Json = { Error: fault.error ?? null, Cause: fault.cause ?? null }
  const given = caught(catcher, state, run.scope(frame, visit), errorOutput)
  return { kind: 'done', given, next: catcher.next }
}

function planRetry(run: Run, frame: Frame, state: State, visit: Visit, retrier: number): void {
  const attempt = (visit.retriesUsed[retrier] ?? 0) + 1
  const delay = retryDelay(state.retriers[retrier]?.fields ?? {}, attempt, run.context.draw)
  const retriesUsed = visit.retriesUsed.slice()
  retriesUsed[retrier] = attempt
  const again: Visit = { ...visit, retriesUsed, retryCount: visit.retryCount + 1 }
  dropChildren(run, frame)
  run.waits(frame, again, { kind: 'retry', until: run.context.now + delay })
  run.schedule(frame, visit, 'retry', delay, { type: 'RetryDue', executionArn: run.execution.arn, frame: frame.id, visit: visit.number })
}

/** As recorded, it follows what the state's own entry followed; only in a Wait does it follow that entry. */
function tellEvaluationFailed(run: Run, frame: Frame, state: State, visit: Visit, fault: StateFault): void {
  const after = state.type === 'Wait' ? visit.enteredId : visit.enteredAfter
  frame.lastEvent = run.tellAfter(after, 'EvaluationFailed', 'evaluationFailedEventDetails', {
    ...errorDetails(fault),
    ...(fault.location === undefined ? {} : { location: fault.location }),
    state: visit.state,
  })
}
