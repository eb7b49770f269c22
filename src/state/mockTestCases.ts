import { isObject, parseJson } from '../graph/looseJson'

/** The names of a machine's test cases in a mock configuration; none where it cannot be read. */
export function testCasesOf(configuration: string, machine: string): readonly string[] {
  const file = parseJson(configuration)
  const machines = isObject(file) && isObject(file.StateMachines) ? file.StateMachines : {}
  const found = Object.hasOwn(machines, machine) ? machines[machine] : undefined
  return isObject(found) && isObject(found.TestCases) ? Object.keys(found.TestCases).filter((name) => name !== '') : []
}
