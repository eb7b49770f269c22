import { isObject, list, parseJson, text, type JsonObject } from '../graph/looseJson'
import type { LabMocks } from '../sim/cloud/labs/stepfunctions/lab'
import { taskStates, type TaskState } from './taskStates'

/** A page of text, not more. */
const MOST_TASKS = 4

/**
 * A mock configuration to begin with: for each of the machine's first Tasks a test case in which it fails twice, then
 * succeeds. The one that is chosen has a Retrier, where any has.
 *
 * @param input  the execution's input, JSON as text: what a mocked function without further wishes answers with
 * @returns      with nothing in it where the definition has no Task that can be mocked
 */
export function mockExample(machine: string, definition: string, input: string): LabMocks {
  const tasks = (taskStates(definition) ?? []).filter(({ state }) => !text(state.Resource).includes(':activity:')).slice(0, MOST_TASKS)
  const chosen = tasks.find(({ state }) => list(state.Retry).length > 0) ?? tasks[0]
  const TestCases = Object.fromEntries(tasks.map(({ name }) => [testCase(name), { [name]: answers(name) }]))
  const MockedResponses = Object.fromEntries(tasks.map((task) => [answers(task.name), twiceFailing(task, input)]))
  const file = { StateMachines: { [machine]: { TestCases } }, MockedResponses }
  return { configuration: `${JSON.stringify(file, null, 2)}\n`, testCase: chosen ? testCase(chosen.name) : '' }
}

const testCase = (state: string) => `${state}FailsTwice`
const answers = (state: string) => `${state}Answers`

function twiceFailing({ state }: TaskState, input: string) {
  const resource = text(state.Resource)
  const Error = retriedError(state) ?? (resource.includes(':lambda:') ? 'Lambda.TooManyRequestsException' : 'MockedError')
  return {
    '0-1': { Throw: { Error, Cause: 'Thrown by a mock.' } },
    '2-99': { Return: returned(state, resource.includes(':lambda:'), input) },
  }
}

/** An error of its own that a Retrier waits for; the wildcards match any. */
function retriedError(state: JsonObject): string | undefined {
  const names = list(state.Retry).flatMap((retrier) => (isObject(retrier) ? list(retrier.ErrorEquals) : []))
  return names.map(text).find((name) => name !== '' && !name.startsWith('States.'))
}

/** A result that has what the state goes on to read of it. */
function returned(state: JsonObject, lambda: boolean, input: string): JsonObject {
  const result: Record<string, unknown> = {}
  for (const path of pathsRead(state)) place(result, path)
  if (!lambda) return result
  const Payload = isObject(result.Payload) ? result.Payload : (parseJson(input) ?? {})
  return { ...result, StatusCode: 200, Payload }
}

/** `['Payload', 'id']` for `$.Payload.id` in a ResultSelector and for `$states.result.Payload.id` anywhere. */
function pathsRead(state: JsonObject): readonly (readonly string[])[] {
  const selector = JSON.stringify(state.ResultSelector ?? {}).matchAll(/[^$\w]\$((?:\.[A-Za-z_]\w*)+)/g)
  const queries = JSON.stringify(state).matchAll(/\$states\.result((?:\.[A-Za-z_]\w*)+)/g)
  return [...selector, ...queries].map((match) => (match[1] ?? '').split('.').slice(1))
}

/** Puts a value at a path where there is none; DynamoDB tells numbers as `{ "N": "1" }`. */
function place(result: Record<string, unknown>, path: readonly string[]): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    result[name] ??= name === 'N' ? '1' : 'mocked'
    return
  }
  const inner = result[name]
  const object: Record<string, unknown> = isObject(inner) ? { ...inner } : {}
  place(object, rest)
  result[name] = object
}
