import type { MachineNode } from '../../graph/machineGraph'
import type { NodeStatus } from '../../graph/nodeStatus'
import type { StateBrief } from '../../sim/cloud/labs/stepfunctions/lab'
import { tabSeparated } from '../../state/tabSeparated'

export interface StateRow {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly status: NodeStatus
  readonly entries: number
  readonly attempts: number
  readonly error: string
  /** How many Maps and Parallels it lies in. */
  readonly depth: number
}

/** The states of a picture in its order, as they are at a moment. */
export function statesTable(nodes: readonly MachineNode[], at: (name: string) => StateBrief | undefined): readonly StateRow[] {
  const depths = new Map<string, number>()
  const rows: StateRow[] = []
  for (const { id, name, kind, parent } of nodes) {
    const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0)
    depths.set(id, kind === 'Branch' ? depth : depth + 1)
    if (kind === 'Branch' || kind === 'Start' || kind === 'End') continue
    const state = at(name)
    rows.push({
      id,
      name,
      type: kind,
      status: state?.status ?? 'not entered',
      entries: state?.entries ?? 0,
      attempts: state?.attempts ?? 0,
      error: state?.error ?? '',
      depth,
    })
  }
  return rows
}

/** `3 attempts`, `entered 2 times`; empty where it was once or never. */
export function countsText({ attempts, entries }: StateRow): string {
  return [attempts > 1 ? `${attempts} attempts` : '', entries > 1 ? `entered ${entries} times` : ''].filter(Boolean).join(', ')
}

/** The table for a spreadsheet. */
export function asTabSeparated(rows: readonly StateRow[]): string {
  return tabSeparated(
    ['State', 'Type', 'Status', 'Entered', 'Attempts', 'Error'],
    rows.map(({ name, type, status, entries, attempts, error }) => [name, type, status, entries, attempts, error]),
  )
}
