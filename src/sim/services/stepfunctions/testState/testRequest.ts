import { jsonComplaint } from '../../../expression/json/jsonComplaint'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { texts } from '../api/checks'
import { refused } from '../refusal'
import type { Variables } from '../interpreter/scope'

/** A TestState call, its JSON texts read. */
export interface TestRequest {
  readonly definition: string
  /** Given: `definition` is a machine, of which this state is tested. */
  readonly stateName: string | undefined
  readonly roleArn: string | undefined
  readonly input: Json
  readonly inspectionLevel: 'INFO' | 'DEBUG' | 'TRACE'
  readonly variables: Variables | undefined
  readonly mock: Mock | undefined
  /** The Context object to use, as text: it is looked at when the state is known. */
  readonly context: string | undefined
  readonly configuration: StateConfiguration
  /** Whether TRACE shows what a connection adds to a request. */
  readonly revealSecrets: boolean
}

/** What to take instead of the result of a call, of branches or of iterations. */
export interface Mock {
  readonly result: string | undefined
  readonly errorOutput: { readonly error: string | undefined; readonly cause: string | undefined } | undefined
  readonly fieldValidationMode: 'STRICT' | 'PRESENT' | 'NONE'
}

export interface StateConfiguration {
  readonly retrierRetryCount: number | undefined
  readonly errorCausedByState: string | undefined
  readonly mapIterationFailureCount: number | undefined
  readonly mapItemReaderData: string | undefined
}

/**
 * Reads a request, and refuses what does not go together, whatever the state.
 * @throws {Refusal} ValidationException, InvalidExecutionInput
 */
export function readTestRequest(given: JsonObject): TestRequest {
  const { definition = '', stateName, roleArn, inspectionLevel, input = '{}', variables, context } = texts(
    given, 'definition', 'stateName', 'roleArn', 'inspectionLevel', 'input', 'variables', 'context',
  )
  const mock = readMock(given['mock'])
  const configuration = readConfiguration(given['stateConfiguration'])
  const revealSecrets = given['revealSecrets'] === true
  checkTogether({ mock, configuration, context, revealSecrets })
  return {
    definition,
    stateName,
    roleArn,
    input: readInput(input),
    inspectionLevel: inspectionLevel === 'DEBUG' || inspectionLevel === 'TRACE' ? inspectionLevel : 'INFO',
    variables: variables === undefined ? undefined : readVariables(variables),
    mock,
    context,
    configuration,
    revealSecrets,
  }
}

function readMock(given: Json | undefined): Mock | undefined {
  if (!isJsonObject(given)) return undefined
  const { result, fieldValidationMode } = texts(given, 'result', 'fieldValidationMode')
  const errorOutput = given['errorOutput']
  return {
    result,
    errorOutput: isJsonObject(errorOutput) ? readErrorOutput(errorOutput) : undefined,
    fieldValidationMode: fieldValidationMode === 'PRESENT' || fieldValidationMode === 'NONE' ? fieldValidationMode : 'STRICT',
  }
}

function readErrorOutput(given: JsonObject) {
  const { error, cause } = texts(given, 'error', 'cause')
  return { error, cause }
}

function readConfiguration(given: Json | undefined): StateConfiguration {
  const members = isJsonObject(given) ? given : {}
  const { errorCausedByState, mapItemReaderData } = texts(members, 'errorCausedByState', 'mapItemReaderData')
  return {
    errorCausedByState,
    mapItemReaderData,
    retrierRetryCount: countOf(members, 'retrierRetryCount'),
    mapIterationFailureCount: countOf(members, 'mapIterationFailureCount'),
  }
}

function countOf(members: JsonObject, name: string): number | undefined {
  const value = members[name]
  return typeof value === 'number' ? value : undefined
}

/** What a mock excludes, and what needs one. The first, the third and the last are recorded. */
function checkTogether(given: {
  readonly mock: Mock | undefined
  readonly configuration: StateConfiguration
  readonly context: string | undefined
  readonly revealSecrets: boolean
}): void {
  const { mock, configuration, context, revealSecrets } = given
  if (mock?.result !== undefined && mock.errorOutput !== undefined) {
    refused('ValidationException', 'A test mock should have only one of the following fields: [result, errorOutput].')
  }
  if (mock && mock.result === undefined && mock.errorOutput === undefined) {
    refused('ValidationException', 'A test mock should have one of the following fields: [result, errorOutput].')
  }
  if (mock && revealSecrets) refused('ValidationException', 'TestState does not support RevealSecrets when a mock is specified.')
  if (mock) return
  if (context !== undefined) refused('ValidationException', 'TestState does not support Context when a mock is not specified.')
  for (const [name, value] of Object.entries(configuration)) {
    if (value === undefined) continue
    const spelled = name.charAt(0).toUpperCase() + name.slice(1)
    refused('ValidationException', `TestState does not support ${spelled} when a mock is not specified.`)
  }
}

function readInput(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    refused('InvalidExecutionInput', `Invalid State Machine Execution Input: '${jsonComplaint(text)}'`)
  }
}

function readVariables(text: string): Variables {
  const variables = parsed(text)
  if (!isJsonObject(variables)) refused('ValidationException', 'Variables must be a valid JSON object.')
  return variables
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
