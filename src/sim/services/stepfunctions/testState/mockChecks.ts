import { isJsonObject, type Json } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { outputShape } from '../integrations/apiShapes'
import { actionOf, serviceOf } from '../integrations/awsServices'
import { refused } from '../refusal'
import { answerComplaint } from './answerComplaint'
import { stateIn, type TestedState } from './testedState'
import { parsed, type Mock, type TestRequest } from './testRequest'

/**
 * Which states can be tested with a mock, and which only with one.
 * @throws {Refusal} InvalidDefinition, ValidationException
 */
export function checkMockFits({ state, machine }: TestedState, request: TestRequest): void {
  if (!request.mock) return checkRunsWithout(state, request)
  if (state.type !== 'Task' && state.type !== 'Map' && state.type !== 'Parallel') {
    refused('ValidationException', `State type '${state.type}' is not supported when a mock is specified`)
  }
  const { errorCausedByState } = request.configuration
  if (errorCausedByState !== undefined && !stateIn(machine, errorCausedByState)) {
    refused('ValidationException', 'State not found in definition')
  }
}

function checkRunsWithout(state: State, { roleArn }: TestRequest): void {
  if (state.type === 'Map' || state.type === 'Parallel') {
    refused(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    )
  }
  if (state.type !== 'Task') return
  if (roleArn === undefined) refused('ValidationException', 'RoleArn must be specified when testing a Task state')
  const unsupported = waitingKind(state)
  if (unsupported !== undefined) refused('InvalidDefinition', `TestState API does not support ${unsupported} when a mock is not specified.`)
}

/** What of a Task would have to be waited for beyond its call. */
function waitingKind({ resource }: State): string | undefined {
  if (resource?.kind === 'activity') return 'Activity tasks'
  if (resource?.kind !== 'integration' || resource.pattern === 'request-response') return undefined
  return `the '.${resource.pattern}' service integration pattern`
}

/**
 * The value of a mocked result, if it is one that the state could have.
 * @throws {Refusal} ValidationException
 */
export function mockedResult(state: State, mock: Mock): Json | undefined {
  if (mock.result === undefined) return undefined
  const result = parsed(mock.result)
  if (result === undefined) refused('ValidationException', 'Mocked result must be valid JSON')
  switch (state.type) {
    case 'Parallel':
      checkBranchResults(state, result)
      break
    case 'Map':
      checkMapResult(state, result)
      break
    default:
      checkAnswer(state, result, mock)
  }
  return result
}

function checkBranchResults(state: State, result: Json): void {
  if (!Array.isArray(result)) refused('ValidationException', 'Mocked result must be an array.')
  if (result.length !== state.blocks.length) {
    refused('ValidationException', 'Mocked result must contain the same number of items as number of Parallel branches.')
  }
}

/** Where results are written to S3 the state's own result only says where. */
function checkMapResult(state: State, result: Json): void {
  const written = isJsonObject(state.fields['ResultWriter'])
  if (written && !isJsonObject(result)) refused('ValidationException', 'Mocked result must be an object.')
  if (!written && !Array.isArray(result)) refused('ValidationException', 'Mocked result must be an array.')
}

/** Results of calls are held against the API, where the task's result is the API's answer. */
function checkAnswer({ resource }: State, result: Json, { fieldValidationMode }: Mock): void {
  if (fieldValidationMode === 'NONE' || resource?.kind !== 'integration' || resource.pattern !== 'request-response') return
  const answer = outputShape(serviceOf(resource).id, actionOf(resource))
  const complaint = answer && answerComplaint(answer, result, fieldValidationMode === 'STRICT')
  if (complaint !== undefined) refused('ValidationException', `Mock result schema validation error: ${complaint}`)
}
