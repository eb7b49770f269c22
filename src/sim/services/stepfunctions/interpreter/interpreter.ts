import type { Json } from '../../../kernel/json'
import type { State, StateType } from '../definition/machine'
import { runChoice } from './choice'
import { childDone, childFailed, dropChildren, stopChildren } from './children'
import { endExecution, failExecution, isMapRun, stopRun } from './ending'
import { errorStep } from './errorHandling'
import type { Frame, Visit } from './frame'
import { runMap } from './map'
import { runParallel } from './parallel'
import { workAgain } from './redrive'
import type { Run } from './run'
import { runFail, runPass, runSucceed } from './simpleStates'
import { StateFault } from './stateFault'
import { WAITS, type Step } from './step'
import { runTask } from './task'
import { runWait } from './wait'

/**
 * Lets every frame that can go on do so until it waits, ends, or the signal is spent; then the
 * rest of them wait for the next signal, so that an endless loop of Pass states returns.
 */
export function runReady(run: Run): void {
  for (let id = run.ready.shift(); id !== undefined && run.status === 'RUNNING'; id = run.ready.shift()) {
    const frame = run.frame(id)
    if (!frame || frame.at.kind === 'in') continue
    if (run.spent) {
      run.ready.unshift(id)
      break
    }
    if (frame.at.kind === 'again') workAgain(run, frame, frame.at)
    else advance(run, frame, frame.at.state, frame.at.input)
  }
  if (run.status === 'RUNNING' && run.ready.length > 0) {
    run.effects.push({ type: 'schedule', signal: { type: 'Go', executionArn: run.execution.arn } })
  }
}

/** Carries a frame from state to state until one waits or the frame ends. */
export function advance(run: Run, frame: Frame, name: string, input: Json): void {
  const { states } = run.blockOf(frame)
  let next = name
  let data = input
  while (run.status === 'RUNNING') {
    if (run.doomed) return stopRun(run, {})
    if (run.spent) {
      frame.at = { kind: 'ready', state: next, input: data }
      run.ready.push(frame.id)
      return
    }
    const state = states.get(next)
    if (!state) throw new RangeError(`no state ${next}`)
    const visit = enter(run, frame, state, data)
    const step = settle(run, frame, state, visit, tried(work, run, frame, state, visit, undefined))
    if (step.kind !== 'done') return
    data = step.given.output
    if (step.next === undefined) return endFrame(run, frame, data)
    next = step.next
  }
}

/** What a state does with what it waited for. */
export type Resumption<Waited> = (run: Run, frame: Frame, state: State, visit: Visit, waited: Waited) => Step

/** Goes on with a frame whose state got what it waited for. */
export function resumeFrame<Waited>(run: Run, frame: Frame, visit: Visit, what: Resumption<Waited>, waited: Waited): void {
  const state = run.stateOf(frame, visit)
  const step = settle(run, frame, state, visit, tried(what, run, frame, state, visit, waited))
  if (step.kind !== 'done') return
  if (step.next === undefined) endFrame(run, frame, step.given.output)
  else advance(run, frame, step.next, step.given.output)
}

/** The one place that decides what becomes of a fault: it is the state's failure. */
function tried<Waited>(what: Resumption<Waited>, run: Run, frame: Frame, state: State, visit: Visit, waited: Waited): Step {
  try {
    return what(run, frame, state, visit, waited)
  } catch (thrown) {
    if (thrown instanceof StateFault) return { kind: 'failed', fault: thrown }
    throw thrown
  }
}

/** A Retrier's delay is over: one more transition, in the same stay. */
export function retry(run: Run, frame: Frame, state: State, visit: Visit): Step {
  run.transitions++
  return work(run, frame, state, visit)
}

/** Does a state's work, for the first time or again. */
export function work(run: Run, frame: Frame, state: State, visit: Visit): Step {
  switch (state.type) {
    case 'Pass':
      return runPass(run, frame, state, visit)
    case 'Succeed':
      return runSucceed(run, frame, state, visit)
    case 'Fail':
      return runFail(run, frame, state, visit)
    case 'Choice':
      return runChoice(run, frame, state, visit)
    case 'Wait':
      return runWait(run, frame, state, visit)
    case 'Task':
      return runTask(run, frame, state, visit)
    case 'Parallel':
      return runParallel(run, frame, state, visit)
    case 'Map':
      return runMap(run, frame, state, visit)
  }
}

function enter(run: Run, frame: Frame, state: State, input: Json): Visit {
  run.transitions++
  const enteredAfter = frame.lastEvent
  const details = { name: state.name, input }
  const enteredId = run.tell(frame, ENTERED[state.type], 'stateEnteredEventDetails', details)
  return {
    number: run.newVisit(),
    state: state.name,
    input,
    enteredId,
    enteredAfter: enteredId === 2 ? 0 : enteredAfter,
    enteredAt: run.context.now,
    retriesUsed: unused(state),
    retryCount: 0,
  }
}

const NONE: readonly number[] = []

/** How often each of a state's Retriers was used, when none was. */
export function unused({ retriers }: State): readonly number[] {
  return retriers.length === 0 ? NONE : retriers.map(() => 0)
}

const ENTERED: { readonly [type in StateType]: string } = {
  Pass: 'PassStateEntered',
  Task: 'TaskStateEntered',
  Choice: 'ChoiceStateEntered',
  Wait: 'WaitStateEntered',
  Succeed: 'SucceedStateEntered',
  Fail: 'FailStateEntered',
  Parallel: 'ParallelStateEntered',
  Map: 'MapStateEntered',
}

const EXITED: { readonly [type in StateType]: string } = {
  Pass: 'PassStateExited',
  Task: 'TaskStateExited',
  Choice: 'ChoiceStateExited',
  Wait: 'WaitStateExited',
  Succeed: 'SucceedStateExited',
  // A Fail state is never left: its execution ends in it.
  Fail: 'FailStateExited',
  Parallel: 'ParallelStateExited',
  Map: 'MapStateExited',
}

/** Takes a step over: leaves the state where it is done, asks Retriers and Catchers where it failed. */
function settle(run: Run, frame: Frame, state: State, visit: Visit, step: Step): Step {
  if (step.kind === 'waits') return step
  if (step.kind === 'done') {
    leave(run, frame, state, step)
    return step
  }
  // What ends the whole execution is told of alone.
  if (step.fault.error !== 'States.Runtime') stopChildren(run, frame)
  const handled = tried(errorStep, run, frame, state, visit, step)
  if (handled.kind === 'waits') return handled
  if (handled.kind === 'done') {
    dropChildren(run, frame)
    leave(run, frame, state, handled)
    return handled
  }
  keepForRedrive(run, frame, visit, handled.fault)
  failFrame(run, frame, handled.fault)
  return WAITS
}

/**
 * A redrive takes a failed state up where it stands, so its frame must stand in it. After an
 * output that was too large all of it runs again, and a Map Run begins anew where what it gave
 * could not be used.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
function keepForRedrive(run: Run, frame: Frame, visit: Visit, { error }: StateFault): void {
  const here = frame.at.kind === 'in' && frame.at.visit.number === visit.number ? frame.at.wait : undefined
  const anew = error === 'States.DataLimitExceeded' || (error === 'States.Runtime' && here !== undefined && isMapRun(here))
  if (here && !anew) return
  dropChildren(run, frame)
  run.waits(frame, visit, { kind: 'over' })
}

function leave(run: Run, frame: Frame, state: State, step: Extract<Step, { kind: 'done' }>): void {
  const { output, assigned } = step.given
  if (assigned) frame.variables = { ...frame.variables, ...assigned }
  const details = assigned
    ? { name: state.name, output, assignedVariables: assigned as { readonly [name: string]: Json } }
    : { name: state.name, output }
  run.tell(frame, EXITED[state.type], 'stateExitedEventDetails', details)
}

function endFrame(run: Run, frame: Frame, output: Json): void {
  if (frame.parent) childDone(run, frame, output)
  else endExecution(run, frame, output)
}

/** What cannot be processed ends the whole execution; the states around it are not told of. */
function failFrame(run: Run, frame: Frame, fault: StateFault): void {
  if (frame.parent && fault.error !== 'States.Runtime') childFailed(run, frame, fault)
  else failExecution(run, frame, fault)
}
