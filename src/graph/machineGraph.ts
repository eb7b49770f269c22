/**
 * A state machine as a picture sees it: nodes, nested in containers, and edges that never leave their scope.
 *
 * Read from any JSON. What is broken becomes a node that says so (a transition to nowhere, a state without a type);
 * nothing here throws.
 */
import { choiceLabel, shorten } from './choiceLabel'
import { depthFirst } from './depthFirst'
import { isObject, list, text, type JsonObject } from './looseJson'
import { describeState, type IconKind } from './stateDescription'

export const STATE_TYPES = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'] as const
export type StateType = (typeof STATE_TYPES)[number]

/** `Branch` is a branch of a Parallel, `Missing` the target of a transition to nowhere, `Unknown` a state of no known type. */
export type NodeKind = StateType | 'Start' | 'End' | 'Branch' | 'Missing' | 'Unknown'

export interface MachineNode {
  /** The scope path, see {@link nodeId}; `#start` and `#end` for the marks. */
  readonly id: string
  readonly name: string
  readonly kind: NodeKind
  /** The container it lies in: a Map's id, a branch's id, or nothing at the top. */
  readonly parent?: string
  /** Whether other nodes lie in it. A Parallel without branches and a Map without states are plain nodes. */
  readonly container: boolean
  /** A Map whose states run in child executions. */
  readonly distributed?: true
  /** What follows the type on the second line: a resource, a duration, an error name. */
  readonly detail: string
  /** The same in full, for a tooltip. */
  readonly fullDetail: string
  readonly icon: IconKind
  /** How many Retriers it has. */
  readonly retriers: number
  /** Where it stands in the definition: property names and indices from the root. Absent for marks and missing states. */
  readonly path?: readonly (string | number)[]
}

export type EdgeKind = 'next' | 'choice' | 'default' | 'catch' | 'start' | 'end'

export interface MachineEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  /** Shortened for the line; empty when the line needs no word. */
  readonly label: string
  readonly fullLabel: string
  /** The container both ends lie in; absent at the top. */
  readonly scope?: string
}

export interface MachineGraph {
  /** Parents before children, each scope depth-first from its StartAt, states never reached last. */
  readonly nodes: readonly MachineNode[]
  readonly edges: readonly MachineEdge[]
}

export const START_ID = '#start'
export const END_ID = '#end'

/**
 * The id of a state: names and branch indices on the way to it, joined by `/`.
 *
 * `Ship` at the top, `Both/1/Ship` in the second branch of Parallel `Both`, `Each/Ship` in Map `Each`.
 * As in JSON Pointer, `~` and `/` inside a name are written `~0` and `~1`.
 */
export function nodeId(scope: readonly (string | number)[], name: string): string {
  return [...scope, name].map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
}

/** Containers nested deeper than this are drawn closed: nobody reads them, and a hostile definition must not end the call stack. */
const DEEPEST = 24

/** @param definition a parsed definition; anything else than a machine gives an empty graph */
export function readMachine(definition: unknown): MachineGraph {
  const graph = { nodes: [] as MachineNode[], edges: [] as MachineEdge[], taken: new Set<string>() }
  if (isObject(definition) && isObject(definition.States)) readScope(graph, definition, [], [], undefined)
  return { nodes: graph.nodes, edges: graph.edges }
}

interface Draft {
  readonly nodes: MachineNode[]
  readonly edges: MachineEdge[]
  /** Edge ids given away, so that two equal transitions of one state stay two edges. */
  readonly taken: Set<string>
}

interface Exit {
  readonly kind: EdgeKind
  readonly to: string
  readonly fullLabel: string
}

function readScope(
  graph: Draft,
  scope: JsonObject,
  idPath: readonly (string | number)[],
  path: readonly (string | number)[],
  parent: string | undefined,
): void {
  const states = isObject(scope.States) ? scope.States : {}
  const start = text(scope.StartAt)
  const exits = new Map(Object.entries(states).map(([name, state]) => [name, isObject(state) ? exitsOf(state) : []]))
  const order = depthFirst(start, [...exits.keys()], (name) => exits.get(name)?.map((exit) => exit.to) ?? [])
  const missing = new Set<string>()
  const top = parent === undefined
  const inScope = parent === undefined ? {} : { parent }

  const idOf = (name: string) => {
    if (!exits.has(name)) missing.add(name)
    return nodeId(idPath, name)
  }
  const connect = (from: string, to: string, kind: EdgeKind, fullLabel = '') =>
    graph.edges.push({
      id: freeId(graph.taken, `${from}->${to}:${kind}`),
      from,
      to,
      kind,
      label: shorten(fullLabel),
      fullLabel,
      ...(parent === undefined ? {} : { scope: parent }),
    })

  if (top) graph.nodes.push(mark('Start'))
  if (top && start) connect(START_ID, idOf(start), 'start')
  let ends = false
  for (const name of order) {
    const state = states[name]
    readState(graph, name, state, idPath, [...path, 'States', name], parent)
    for (const exit of exits.get(name) ?? []) connect(nodeId(idPath, name), idOf(exit.to), exit.kind, exit.fullLabel)
    if (top && isObject(state) && (state.End === true || state.Type === 'Succeed')) {
      connect(nodeId(idPath, name), END_ID, 'end')
      ends = true
    }
  }
  for (const name of missing) {
    graph.nodes.push({ ...plain, ...inScope, id: nodeId(idPath, name), name, kind: 'Missing', detail: 'no such state' })
  }
  if (ends) graph.nodes.push(mark('End'))
}

function readState(
  graph: Draft,
  name: string,
  value: unknown,
  idPath: readonly (string | number)[],
  path: readonly (string | number)[],
  parent: string | undefined,
): void {
  const state = isObject(value) ? value : {}
  const kind: NodeKind = STATE_TYPES.find((type) => type === state.Type) ?? 'Unknown'
  const id = nodeId(idPath, name)
  const inScope = parent === undefined ? {} : { parent }
  const node = { id, name, kind, ...inScope, ...describeState(state), retriers: list(state.Retry).length, path }

  if (kind === 'Parallel') {
    const branches = list(state.Branches).map((branch, index) => ({ branch, index }))
    const filled = branches.filter(({ branch }) => holdsStates(branch) && idPath.length < DEEPEST)
    graph.nodes.push({ ...node, container: filled.length > 0 })
    for (const { branch, index } of filled) {
      const branchId = nodeId([...idPath, name], String(index))
      const branchPath = [...path, 'Branches', index]
      graph.nodes.push({ ...plain, id: branchId, name: `Branch ${index + 1}`, kind: 'Branch', parent: id, container: true, path: branchPath })
      if (isObject(branch)) readScope(graph, branch, [...idPath, name, index], branchPath, branchId)
    }
    return
  }
  if (kind === 'Map') {
    const field = holdsStates(state.ItemProcessor) ? 'ItemProcessor' : 'Iterator'
    const processor = state[field]
    const open = isObject(processor) && holdsStates(processor) && idPath.length < DEEPEST
    const config = isObject(processor) ? processor.ProcessorConfig : undefined
    const distributed = isObject(config) && config.Mode === 'DISTRIBUTED' ? ({ distributed: true } as const) : {}
    graph.nodes.push({ ...node, container: open, ...distributed })
    if (open) readScope(graph, processor, [...idPath, name], [...path, field], id)
    return
  }
  graph.nodes.push({ ...node, container: false })
}

/** Where a state can go, the happy way first; a Choice's Default after its rules, Catchers last. */
function exitsOf(state: JsonObject): readonly Exit[] {
  const exits: Exit[] = []
  const add = (kind: EdgeKind, to: unknown, fullLabel = '') => {
    if (typeof to === 'string' && to !== '') exits.push({ kind, to, fullLabel })
  }
  if (state.Type === 'Choice') {
    for (const rule of list(state.Choices)) if (isObject(rule)) add('choice', rule.Next, choiceLabel(rule))
    add('default', state.Default, 'default')
  } else if (state.Type !== 'Succeed' && state.Type !== 'Fail') {
    add('next', state.Next)
  }
  for (const catcher of list(state.Catch)) {
    if (isObject(catcher)) add('catch', catcher.Next, list(catcher.ErrorEquals).map(String).join(', '))
  }
  return exits
}

const plain = { container: false, detail: '', fullDetail: '', icon: 'state', retriers: 0 } as const

function mark(kind: 'Start' | 'End'): MachineNode {
  return { ...plain, id: kind === 'Start' ? START_ID : END_ID, name: kind, kind }
}

function holdsStates(scope: unknown): boolean {
  return isObject(scope) && isObject(scope.States) && Object.keys(scope.States).length > 0
}

function freeId(taken: Set<string>, wanted: string): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}#${n}`
  taken.add(id)
  return id
}
