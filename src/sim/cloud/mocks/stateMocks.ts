import type { ApiCall, CallResult } from '../../aws/apiCall'
import { awsFault, type AwsFault } from '../../aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { PersistentMap } from '../../kernel/persistentMap'
import type { MockConfiguration } from './mockConfiguration'
import type { MockedAnswer } from './mockedResponse'

/**
 * The mocks of a world that speak for the tasks of states. All that decides an answer is in here,
 * so a replay, a saved run and a fork give the same ones.
 */
export interface StateMocks {
  readonly configuration: MockConfiguration | undefined
  /** How many tasks of a state were answered, by the execution started with the test case and the state. */
  readonly attempts: PersistentMap<string, number>
}

export const noStateMocks: StateMocks = { configuration: undefined, attempts: PersistentMap() }

const STARTS: ReadonlySet<string> = new Set(['StartExecution', 'StartSyncExecution'])

/**
 * The call as the service takes it: of a start by `<state machine ARN>#<test case>`, the ARN without
 * the test case, and the test case beside it. A bare `#` starts without one, and a test case that
 * is not there is a fault. Without a configuration the ARN stays as it is: AWS knows no such machine.
 */
export function withTestCase({ configuration }: StateMocks, call: ApiCall): { call: ApiCall; fault?: AwsFault } {
  const given = call.input['stateMachineArn']
  if (!configuration || call.service !== 'states' || !STARTS.has(call.action) || typeof given !== 'string') return { call }
  const cut = given.indexOf('#')
  if (cut < 0) return { call }
  const stateMachineArn = given.slice(0, cut)
  const name = given.slice(cut + 1)
  const plain = { ...call, input: { ...call.input, stateMachineArn } }
  if (name === '') return { call: plain }
  const stateMachine = stateMachineArn.split(':')[6] ?? ''
  const testCases = own(configuration.testCases, stateMachine) ?? {}
  const states = own(testCases, name)
  if (!states) return { call, fault: noTestCase(stateMachine, name, Object.keys(testCases)) }
  return { call: { ...plain, testCase: { stateMachine, name, states: Object.keys(states) } } }
}

function noTestCase(stateMachine: string, name: string, known: readonly string[]): AwsFault {
  const others = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`
  return invalidConfiguration(`The mock configuration has no test case "${name}" for the state machine "${stateMachine}": ${others}.`)
}

/** The name is ours: AWS takes no mocks, and Step Functions Local answers with an HTTP 500. */
export const INVALID_CONFIGURATION = 'InvalidMockConfiguration'

export function invalidConfiguration(message: string): AwsFault {
  return awsFault(INVALID_CONFIGURATION, message)
}

/**
 * The answer to a call that a mocked state's task makes, and the mocks after it; undefined for any
 * other call.
 * @param origin  as the states service tells on whose behalf it calls
 */
export function answerOfState(mocks: StateMocks, origin: JsonObject): { mocks: StateMocks; result: CallResult } | undefined {
  const { configuration, attempts } = mocks
  const { testCase, stateName, resource } = origin
  if (!configuration || !isJsonObject(testCase)) return undefined
  const { stateMachine, name, executionArn } = testCase
  const state = String(stateName)
  const response = own(own(own(configuration.testCases, String(stateMachine)), String(name)), state)
  if (response === undefined) return undefined
  const key = `${String(executionArn)}#${state}`
  const attempt = attempts.get(key, 0)
  const answer = own(configuration.responses, response)?.find(({ to }) => attempt <= to)?.answer
  return {
    mocks: { configuration, attempts: attempts.set(key, attempt + 1) },
    result: answer ? resultOf(answer, String(resource)) : noAnswerLeft(state, response, attempt),
  }
}

function resultOf(answer: MockedAnswer, resource: string): CallResult {
  if ('return' in answer) return { output: answer.return, mocked: { result: taskResult(answer.return, resource) } }
  return failed(answer.throw.error, answer.throw.cause)
}

/** What is left of a file's `Return` where a Task names a function's ARN: what the guide shows is its Payload. */
function taskResult(value: Json, resource: string): Json {
  const isFunction = resource.startsWith('arn:') && resource.split(':')[2] === 'lambda'
  return isFunction && isJsonObject(value) && value['Payload'] !== undefined ? value['Payload'] : value
}

/** Never retried and never caught: the execution fails. */
function noAnswerLeft(state: string, response: string, attempt: number): CallResult {
  return failed('States.Runtime', `The mocked response "${response}" has no answer for attempt ${attempt} of the state "${state}".`)
}

function failed(error: string, cause: string): CallResult {
  return { error: awsFault(error, cause), mocked: { failure: { error, cause } } }
}

/** A member by a name from a learner's file: `constructor` is not one of every object. */
function own<Value>(object: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined
}
