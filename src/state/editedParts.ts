import type { LabWorld } from '../sim/cloud/labs/stepfunctions/lab'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'

/**
 * What of a world was edited since it ran, by the names its parts have on the page.
 *
 * @returns e.g. `['Definition', 'function validate']`; empty where a new run would be the same run
 */
export function editedParts(ran: LabWorld, now: LabWorld): readonly string[] {
  return [
    ...(typeOf(ran) === typeOf(now) ? [] : ['type']),
    ...(ran.definition === now.definition ? [] : ['Definition']),
    ...(ran.input === now.input ? [] : ['Input']),
    ...changed(ran.functions, now.functions).map((name) => `function ${name}`),
    ...changed(ran.tables, now.tables).map((name) => `table ${name}`),
    ...(ran.seed === now.seed ? [] : ['seed']),
    ...(JSON.stringify(ran.mocks) === JSON.stringify(now.mocks) ? [] : ['Mocks']),
  ]
}

function typeOf({ type = 'STANDARD' }: LabWorld): MachineType {
  return type
}

/** Names of what was added, removed or is another now. */
function changed<Part extends { readonly name: string }>(before: readonly Part[], after: readonly Part[]): readonly string[] {
  const names = new Set([...before, ...after].map(({ name }) => name))
  return [...names].filter((name) => JSON.stringify(named(before, name)) !== JSON.stringify(named(after, name)))
}

function named<Part extends { readonly name: string }>(parts: readonly Part[], name: string): Part | undefined {
  return parts.find((part) => part.name === name)
}
