import type { Json } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { cancelSignals, isMapRun, letGo } from './ending'
import type { Frame, Position, Progress, Visit } from './frame'
import { resumeFrame } from './interpreter'
import { iterationDone, mapDone } from './map'
import { parallelDone } from './parallel'
import type { Run } from './run'
import type { StateFault } from './stateFault'
import { WAITS, type Step } from './step'

type Waiting = Extract<Position, { kind: 'in' }> & { wait: { kind: 'children' } }

/** A branch or an iteration has ended well: its Parallel or Map goes on when it was the last. */
export function childDone(run: Run, child: Frame, output: Json): void {
  const { parent, at, progress } = placeOf(run, child)
  const { index } = child.parent!
  run.dropFrame(child.id)
  progress.children.splice(progress.children.indexOf(child.id), 1)
  progress.outputs = progress.outputs.set(index, output)
  progress.done++
  parent.lastEvent = child.lastEvent
  resumeFrame(run, parent, at.visit, goOn, { index, progress })
}

function goOn(run: Run, parent: Frame, state: State, visit: Visit, { index, progress }: { readonly index: number; readonly progress: Progress }): Step {
  // The next iteration starts here, and what it is to get may fail.
  if (state.type === 'Map') iterationDone(run, parent, state, index)
  if (progress.done < progress.outputs.size) return WAITS
  const all = progress.outputs.toArray() as readonly Json[]
  return state.type === 'Map' ? mapDone(run, parent, state, visit, all) : parallelDone(run, parent, state, visit, all)
}

/** A branch or an iteration has failed: the others are stopped, and the Parallel or Map has failed too. */
export function childFailed(run: Run, child: Frame, fault: StateFault): void {
  const { parent, at, state } = placeOf(run, child)
  tellFailed(run, child, state)
  stopChildren(run, parent, child.id)
  parent.lastEvent = child.lastEvent
  resumeFrame(run, parent, at.visit, () => ({ kind: 'failed', fault, told: true }), undefined)
}

/**
 * Stops the branches of a Parallel or a Map that has failed. They are kept as they stand: a Retrier
 * or a Catcher lets go of them, a redrive takes them up.
 * @param failed  the one that has failed already
 */
export function stopChildren(run: Run, frame: Frame, failed?: number): void {
  if (frame.at.kind !== 'in' || frame.at.wait.kind !== 'children') return
  const { visit, wait } = frame.at
  for (const id of wait.progress.children) if (id !== failed) abort(run, id)
  run.waits(frame, visit, { kind: 'broken', progress: wait.progress })
}

/** Forgets the branches of a Parallel or a Map that has failed, and all that is inside them. */
export function dropChildren(run: Run, frame: Frame): void {
  if (frame.at.kind !== 'in' || frame.at.wait.kind !== 'broken') return
  for (const id of frame.at.wait.progress.children) {
    const child = run.frame(id)
    if (child) dropChildren(run, child)
    run.dropFrame(id)
  }
}

/** Stops a frame and all frames inside it, telling what of it was going on. */
function abort(run: Run, id: number): void {
  const frame = run.frame(id)
  if (!frame) return
  if (frame.at.kind === 'in') {
    const { visit, wait } = frame.at
    cancelSignals(run, frame, frame.at)
    letGo(run, wait)
    if (wait.kind === 'children') stopChildren(run, frame)
    else if (!isMapRun(wait)) run.waits(frame, visit, { kind: 'over' })
    const { type } = run.stateOf(frame, visit)
    run.tellAfter(frame.lastEvent, `${type}StateAborted`)
  }
  const around = frame.parent && run.frame(frame.parent.frame)
  if (around?.at.kind === 'in') {
    const state = run.stateOf(around, around.at.visit)
    if (state.type === 'Map') tellIteration(run, frame, state, 'MapIterationAborted', 'mapIterationAbortedEventDetails')
  }
}

/** As recorded: a failed task in a branch is told as aborted, a failed iteration as failed. */
function tellFailed(run: Run, child: Frame, around: State): void {
  if (around.type === 'Map') {
    tellIteration(run, child, around, 'MapIterationFailed', 'mapIterationFailedEventDetails')
    return
  }
  if (child.at.kind === 'in' && run.stateOf(child, child.at.visit).type === 'Task') {
    run.tellAfter(child.lastEvent, 'TaskStateAborted')
  }
}

function tellIteration(run: Run, child: Frame, map: State, type: string, details: string): void {
  run.tellAfter(child.lastEvent, type, details, { name: map.name, index: child.parent!.index })
}

function placeOf(run: Run, child: Frame) {
  const parent = run.frame(child.parent!.frame)
  if (parent?.at.kind !== 'in' || parent.at.wait.kind !== 'children') throw new RangeError('a child without a parent')
  const at = parent.at as Waiting
  return { parent, at, state: run.stateOf(parent, at.visit), progress: at.wait.progress }
}
