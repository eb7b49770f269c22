import type { MachineNode } from './machineGraph'

/** The Distributed Map in whose child executions a state runs; undefined where it runs in this execution. */
export function distributedAround(nodes: readonly MachineNode[], name: string): string | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  let around = nodes.find((node) => node.name === name)
  while (around?.parent !== undefined) {
    around = byId.get(around.parent)
    if (around?.distributed) return around.name
  }
  return undefined
}
