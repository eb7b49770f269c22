import type { Json } from '../../../kernel/json'
import { PersistentList } from '../../../kernel/persistentMap'
import type { State } from '../definition/machine'
import { conclude, prepare } from './dataFlow'
import type { Frame, Progress, Visit } from './frame'
import { noVariables, type Run } from './run'
import { WAITS, type Step } from './step'

/** Starts every branch with the same input. */
export function runParallel(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const input = prepare(state, run.scope(frame, visit), {})
  const started = run.tell(frame, 'ParallelStateStarted')
  const children = state.blocks.map((block, index) => startChild(run, frame, block, index, input, started))
  const progress: Progress = { outputs: emptyOutputs(children.length), done: 0, items: [], nextItem: 0, concurrency: children.length, children, input }
  run.waits(frame, visit, { kind: 'children', progress })
  return WAITS
}

/** As many outputs as there are to come. */
export function emptyOutputs(count: number): Progress['outputs'] {
  return PersistentList<Json | undefined>().setSize(count)
}

/** A new frame inside another one, about to enter its first state. */
export function startChild(
  run: Run,
  parent: Frame,
  block: number,
  index: number,
  input: Json,
  after: number,
  item = parent.item,
): number {
  const startAt = run.machine.blocks[block]?.startAt ?? ''
  const child = run.newFrame({
    block,
    parent: { frame: parent.id, index },
    variables: noVariables,
    outer: visible(parent),
    item,
    lastEvent: after,
    at: { kind: 'ready', state: startAt, input },
  })
  run.ready.push(child.id)
  return child.id
}

/** What a child may read: its parent's variables and what that one could read. */
function visible(parent: Frame) {
  if (parent.variables === noVariables) return parent.outer
  return { ...parent.outer, ...parent.variables }
}

/** All branches are done. */
export function parallelDone(run: Run, frame: Frame, state: State, visit: Visit, outputs: readonly Json[]): Step {
  run.tellAfter(frame.lastEvent, 'ParallelStateSucceeded')
  return { kind: 'done', given: conclude(state, run.scope(frame, visit), outputs, {}), next: state.next }
}
