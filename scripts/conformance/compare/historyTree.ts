import type { ComparedEvent, EventBody } from './historyEvent'

/**
 * A history as a tree: each event hangs below the one it followed. Where branches ran side by
 * side, ids depend on timing and chains do not.
 */
export interface EventNode {
  readonly event: ComparedEvent
  readonly up: EventNode | undefined
  readonly below: EventNode[]
  /**
   * Set on the start of a Map or Parallel that failed or was tried again: the bodies on the way
   * back from the failure to this start. The other branches may have been stopped anywhere.
   */
  failedBy: readonly EventBody[] | undefined
}

/** Where the other branches were when one failed is a matter of timing, so these are left out. */
export const STOPPED: ReadonlySet<string> = new Set([
  'MapIterationAborted',
  'MapIterationFailed',
  'TaskStateAborted',
  'WaitStateAborted',
  'MapStateAborted',
  'ParallelStateAborted',
])

const SCOPE_START = /^(?:Map|Parallel)StateStarted$/
const SCOPE_END = /^(?:Map|Parallel)State(?:Succeeded|Failed|Exited)$/

/** @returns the first event's node, or undefined for an empty history */
export function historyTree(events: readonly ComparedEvent[]): EventNode | undefined {
  const nodes = new Map<number, EventNode>()
  const closed = new Set<EventNode>()
  let root: EventNode | undefined
  for (const event of [...events].sort((a, b) => a.id - b.id)) {
    if (STOPPED.has(event.type)) continue
    const followed = nodes.get(event.previous) ?? root
    const up = followed && parentOf(event, followed, closed)
    const node: EventNode = { event, up, below: [], failedBy: undefined }
    nodes.set(event.id, node)
    up?.below.push(node)
    root ??= node
  }
  return root
}

/**
 * Below which event one hangs that followed `followed`: that one, or for what ends or repeats a
 * Map or Parallel the start it belongs to, the nearest one up the chain that is still open.
 */
function parentOf(event: ComparedEvent, followed: EventNode, closed: Set<EventNode>): EventNode {
  const { type } = followed.event
  const retry = SCOPE_START.test(event.type) && !type.endsWith('StateEntered')
  if (type.endsWith('StateFailed') || !(retry || SCOPE_END.test(event.type))) return followed
  const way: EventBody[] = []
  let scope: EventNode | undefined = followed
  while (scope && (!SCOPE_START.test(scope.event.type) || closed.has(scope))) {
    way.push(scope.event.body)
    scope = scope.up
  }
  if (!scope) return followed
  if (retry || event.type.endsWith('Failed')) scope.failedBy = way
  if (!event.type.endsWith('Succeeded')) closed.add(scope)
  return scope
}

/** What of a failed or repeated start's children is compared: how it ended, or how it began again. */
export function outcomesBelow(node: EventNode): readonly EventNode[] {
  return node.below.filter(({ event }) => /^(?:Map|Parallel)State(?:Failed|Started)$/.test(event.type))
}
