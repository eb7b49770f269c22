import type { Json } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { isMapRun } from './ending'
import type { Frame, Position, Progress, Visit, Wait } from './frame'
import { advance, resumeFrame, unused, work } from './interpreter'
import { mapDone, startIterations } from './map'
import { parallelDone } from './parallel'
import type { Run } from './run'
import { WAITS, type Step } from './step'

type Again = Extract<Position, { kind: 'again' }>

/**
 * Takes an ended execution up again where it stood. States that were left are not entered again;
 * a state that was not left does its work anew, with its Retriers unused.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redriveRun(run: Run): void {
  run.transitions++
  const { redriveCount } = run.execution
  const redriven = run.tellAfter(run.lastEventId, 'ExecutionRedriven', 'executionRedrivenEventDetails', { redriveCount })
  takeUp(run, 0, redriven)
}

/** The next event of the frame follows `after`. */
function takeUp(run: Run, id: number, after: number): void {
  const frame = run.frame(id)
  if (!frame) return
  frame.lastEvent = after
  if (frame.at.kind === 'in') frame.at = { kind: 'again', visit: frame.at.visit, left: frame.at.wait }
  run.ready.push(id)
}

/** Does the work of a state anew in which the execution had ended. */
export function workAgain(run: Run, frame: Frame, { visit, left }: Again): void {
  const state = run.stateOf(frame, visit)
  // The one state that is entered again.
  if (state.type === 'Fail') return advance(run, frame, state.name, visit.input)
  const fresh: Visit = { ...visit, number: run.newVisit(), retriesUsed: unused(state), retryCount: 0 }
  resumeFrame(run, frame, fresh, goOn, left)
}

function goOn(run: Run, frame: Frame, state: State, visit: Visit, left: Wait): Step {
  if (isMapRun(left)) return takeUpMapRun(run, frame, visit, left)
  if (left.kind === 'children' || left.kind === 'broken') return takeUpChildren(run, frame, state, visit, left.progress)
  return work(run, frame, state, visit)
}

/** Branches and iterations that are done stay so; the others go on where they stood, or start. */
function takeUpChildren(run: Run, frame: Frame, state: State, visit: Visit, progress: Progress): Step {
  const isMap = state.type === 'Map'
  const started = isMap
    ? run.tell(frame, 'MapStateStarted', 'mapStateStartedEventDetails', { length: progress.items.length })
    : run.tell(frame, 'ParallelStateStarted')
  run.waits(frame, visit, { kind: 'children', progress: { ...progress, children: [...progress.children] } })
  if (progress.done === progress.outputs.size) {
    const all = progress.outputs.toArray() as readonly Json[]
    return isMap ? mapDone(run, frame, state, visit, all) : parallelDone(run, frame, state, visit, all)
  }
  for (const id of progress.children) {
    const index = run.frame(id)?.parent?.index ?? 0
    const details = { name: state.name, index }
    takeUp(run, id, isMap ? run.tellAfter(started, 'MapIterationStarted', 'mapIterationStartedEventDetails', details) : started)
  }
  if (isMap) startIterations(run, frame, state, visit, started)
  return WAITS
}

/** How far its children have come the account knows. */
function takeUpMapRun(run: Run, frame: Frame, visit: Visit, left: Extract<Again['left'], { mapRunArn: string }>): Step {
  const { mapRunArn } = left
  run.waits(frame, visit, { kind: 'mapRun', mapRunArn })
  run.asks.push({ kind: 'redriveMapRun', mapRunArn, parent: run.visitRef(frame, visit), read: left.kind === 'reading' })
  return WAITS
}
