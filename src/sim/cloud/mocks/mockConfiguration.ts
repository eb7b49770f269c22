import type { Span } from '../../expression/json/jsonNode'
import { readJson } from '../../expression/json/readJson'
import type { Json } from '../../kernel/json'
import { readMockedResponse, type MockedResponse } from './mockedResponse'
import { spanAt } from './placeSpan'
import { kindOf, quoted, Reading, type Place } from './reading'
import { checkRepeatedNames } from './repeatedNames'

/**
 * What a mock configuration file says, found in order. Plain JSON: a world keeps it, and it is
 * among the inputs of a saved run.
 */
export type MockConfiguration = {
  /** By state machine and by test case. */
  readonly testCases: { readonly [machine: string]: { readonly [name: string]: MockedStates } }
  readonly responses: { readonly [name: string]: MockedResponse }
}

/** Which mocked response answers the tasks of which state: names by names. */
export type MockedStates = { readonly [state: string]: string }

/** Something wrong with a file, in a sentence that names its place, and where in the text that is. */
export interface MockProblem extends Span {
  readonly message: string
}

/**
 * Reads Step Functions Local's mock configuration file. Stricter than that program, which finds out
 * when a state is entered: the rules are in `SPEC.md`.
 * @returns the configuration, or all that is wrong with the text, each with its place
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export function readMockConfiguration(text: string): { configuration: MockConfiguration } | { problems: readonly MockProblem[] } {
  const { root, faults, lines } = readJson(text)
  const [fault] = faults
  if (fault) {
    const { offset, length, message } = fault
    const { line, column } = lines.at(offset)
    return { problems: [{ message: `Line ${line}, column ${column}: this is not JSON. ${message}`, offset, length }] }
  }
  if (!root) return { problems: [{ message: 'The mock configuration is empty.', offset: 0, length: 0 }] }
  const reading = new Reading()
  checkRepeatedNames(reading, root)
  const configuration = read(reading, JSON.parse(text) as Json)
  if (reading.problems.length === 0) return { configuration }
  return { problems: reading.problems.map(({ place, message }) => ({ message, ...spanAt(root, place) })) }
}

function read(reading: Reading, file: Json): MockConfiguration {
  const { StateMachines = {}, MockedResponses = {} } = reading.fields([], file, ['StateMachines', 'MockedResponses'])
  const responses = reading.each(['MockedResponses'], MockedResponses, (place, response) =>
    readMockedResponse(reading, place, response),
  )
  const testCases = reading.each(['StateMachines'], StateMachines, (place, machine) => {
    const { TestCases = {} } = reading.fields(place, machine, ['TestCases'])
    return reading.each([...place, 'TestCases'], TestCases, (here, states) =>
      reading.each(here, states, (state, name) => responseName(reading, state, name, responses)),
    )
  })
  return { testCases, responses }
}

function responseName(reading: Reading, place: Place, name: Json, responses: MockConfiguration['responses']): string {
  if (typeof name !== 'string') reading.complain(place, `the name of a mocked response is wanted, not ${kindOf(name)}`)
  else if (!Object.hasOwn(responses, name)) reading.complain(place, `MockedResponses has no ${quoted(name)}`)
  return String(name)
}
