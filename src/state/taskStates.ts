import { isObject, parseJson, type JsonObject } from '../graph/looseJson'
import { readMachine } from '../graph/machineGraph'

/** A Task state by its name, with what stands in it. */
export interface TaskState {
  readonly name: string
  readonly state: JsonObject
}

/** The Task states of a definition in order, those of branches and Maps too; undefined where it is no JSON. */
export function taskStates(definition: string): readonly TaskState[] | undefined {
  const machine = parseJson(definition)
  if (machine === undefined) return undefined
  const tasks: TaskState[] = []
  for (const { name, kind, path } of readMachine(machine).nodes) {
    if (kind !== 'Task' || !path) continue
    const state = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], machine)
    if (isObject(state)) tasks.push({ name, state })
  }
  return tasks
}
