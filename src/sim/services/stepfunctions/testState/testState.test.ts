import { expect, test } from 'vitest'
import type { ApiCall, CallResult } from '../../../aws/apiCall'
import type { Context, Effect } from '../../../aws/service'
import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import { emptyAccount } from '../account'
import type { StatesInput, StatesSignal } from '../signals'
import { statesService } from '../stepfunctions'

const ROLE = 'arn:aws:iam::123456789012:role/r'
const NOON = Date.UTC(2025, 0, 1, 12)

function contextAt(now: number): Context {
  let counted = 0
  return {
    now,
    region: 'us-east-1',
    accountId: '123456789012',
    draw: () => 0.5,
    newId: (kind) => `${kind}-${++counted}`,
    newUuid: () => `uuid-${++counted}`,
    eventsOf: () => [],
    eventsSince: () => [],
  }
}

function effectsOf(signal: StatesInput, now = NOON): readonly Effect<StatesSignal>[] {
  return statesService.react(emptyAccount, signal, contextAt(now)).effects ?? []
}

/** What TestState sets off; its answer, if it comes at once. */
function testState(definition: Json, request: JsonObject = {}) {
  const input = { definition: JSON.stringify(definition), ...textsOf(request) }
  const call: ApiCall = { id: 'call-1', requestId: 'r', service: 'states', action: 'TestState', input, principal: 'me' }
  const effects = effectsOf({ type: 'Call', call })
  return { effects, answer: answerIn(effects) }
}

/** The members that the API takes as JSON text. */
function textsOf(request: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [name, ['input', 'context', 'variables'].includes(name) ? JSON.stringify(value) : value]),
  )
}

function answerIn(effects: readonly Effect<StatesSignal>[]): JsonObject {
  const reply = effects.find(({ type }) => type === 'reply') as { result: CallResult } | undefined
  if (!reply) return {}
  if (reply.result.error) return { refused: `${reply.result.error.name}: ${reply.result.error.message}` }
  return parsedTexts(reply.result.output as JsonObject)
}

function parsedTexts(answer: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      if (name === 'inspectionData') return [name, parsedTexts(value as JsonObject)]
      const isText = typeof value === 'string' && !['status', 'error', 'cause', 'nextState'].includes(name)
      return [name, isText ? (JSON.parse(value) as Json) : value]
    }),
  )
}

const result = (value: Json) => ({ mock: { result: JSON.stringify(value) } })
const failing = (error: string) => ({ mock: { errorOutput: { error, cause: 'because' } } })
const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', 'Payload.$': '$.order' } }
const processor = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } }
const END = { End: true }

test.each<[why: string, definition: JsonObject, request: JsonObject, answer: JsonObject]>([
  ['a Pass', { Type: 'Pass', Result: { a: 1 }, ResultPath: '$.r', Next: 'X' }, { input: { i: 1 } }, { status: 'SUCCEEDED', output: { i: 1, r: { a: 1 } }, nextState: 'X' }],
  ['a Succeed', { Type: 'Succeed', OutputPath: '$.i' }, { input: { i: 1 } }, { status: 'SUCCEEDED', output: 1 }],
  ['a Fail', { Type: 'Fail', Error: 'E', CausePath: '$.why' }, { input: { why: 'so' } }, { status: 'FAILED', error: 'E', cause: 'so' }],
  ['a Choice that matches', { Type: 'Choice', Choices: [{ Variable: '$.i', NumericEquals: 1, Next: 'One' }], Default: 'Other' }, { input: { i: 1 } }, { status: 'SUCCEEDED', output: { i: 1 }, nextState: 'One' }],
  ['a Choice that does not', { Type: 'Choice', Choices: [{ Variable: '$.i', NumericEquals: 1, Next: 'One' }] }, { input: { i: 2 } }, { status: 'FAILED', error: 'States.Runtime', cause: 'Failed to transition out of the state. The state does not point to a next state.' }],
  ['a Task', { ...invoke, OutputPath: '$.Payload', ...END }, { ...result({ Payload: 7, StatusCode: 200 }), input: { order: 1 } }, { status: 'SUCCEEDED', output: 7 }],
  ['a Parallel', { Type: 'Parallel', Branches: [processor], ...END }, result([1]), { status: 'SUCCEEDED', output: [1] }],
  ['a Map', { Type: 'Map', ItemProcessor: processor, ...END }, { ...result([2, 4]), input: [1, 2] }, { status: 'SUCCEEDED', output: [2, 4] }],
  ['a variable', { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $price * 2 %}', ...END }, { variables: { price: 3 } }, { status: 'SUCCEEDED', output: 6 }],
  ['a path that finds nothing', { ...invoke, ...END }, { ...result({}), input: {} }, { status: 'FAILED', error: 'States.Runtime', cause: "The JSONPath '$.order' specified for the field 'Payload.$' could not be found in the input '{}'" }],
])('TS1 %s', (_why, definition, request, answer) => {
  expect(testState(definition, request).answer).toEqual(answer)
})

test('TS2 of a machine the named state is tested, in a nested block too', () => {
  const machine = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } }, End: true } } }
  expect(testState(machine, { stateName: 'A', input: 1 }).answer).toEqual({ status: 'SUCCEEDED', output: 1, nextState: 'B' })
  expect(testState(machine, { stateName: 'Z' }).answer).toEqual({ refused: 'ValidationException: State not found in definition' })
})

test.each<[why: string, definition: JsonObject, request: JsonObject, refused: string]>([
  ['an invalid state', { Type: 'Pass', Foo: 1, ...END }, {}, "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/StateName'"],
  ['a mock of a state without work', { Type: 'Succeed' }, result(1), "ValidationException: State type 'Succeed' is not supported when a mock is specified"],
  ['a Map without a mock', { Type: 'Map', ItemProcessor: processor, ...END }, {}, 'InvalidDefinition: TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]'],
  ['a Task without a role', { ...invoke, ...END }, {}, 'ValidationException: RoleArn must be specified when testing a Task state'],
  ['a job without a mock', { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync', Parameters: { StateMachineArn: 'a' }, ...END }, { roleArn: ROLE }, "InvalidDefinition: TestState API does not support the '.sync' service integration pattern when a mock is not specified."],
  ['two mocks', { ...invoke, ...END }, { mock: { result: '1', errorOutput: {} } }, 'ValidationException: A test mock should have only one of the following fields: [result, errorOutput].'],
  ['a mock of nothing', { ...invoke, ...END }, { mock: {} }, 'ValidationException: A test mock should have one of the following fields: [result, errorOutput].'],
  ['secrets with a mock', { ...invoke, ...END }, { ...result({}), revealSecrets: true }, 'ValidationException: TestState does not support RevealSecrets when a mock is specified.'],
  ['a retry count without a mock', { ...invoke, ...END }, { roleArn: ROLE, stateConfiguration: { retrierRetryCount: 1 } }, 'ValidationException: TestState does not support RetrierRetryCount when a mock is not specified.'],
  ['a result that is not JSON', { ...invoke, ...END }, { mock: { result: '{' } }, 'ValidationException: Mocked result must be valid JSON'],
  ['one result of two branches', { Type: 'Parallel', Branches: [processor, { StartAt: 'B', States: { B: { Type: 'Succeed' } } }], ...END }, result([1]), 'ValidationException: Mocked result must contain the same number of items as number of Parallel branches.'],
  ["a Map's result that is no list", { Type: 'Map', ItemProcessor: processor, ...END }, { ...result({}), input: [] }, 'ValidationException: Mocked result must be an array.'],
  ['an error of a state that is not there', { Type: 'Map', ItemProcessor: processor, ...END }, { ...failing('E'), input: [], stateConfiguration: { errorCausedByState: 'Z' } }, 'ValidationException: State not found in definition'],
  ['more failures than items', { Type: 'Map', ItemProcessor: processor, ...END }, { ...result([1]), input: [1], stateConfiguration: { mapIterationFailureCount: 2 } }, 'ValidationException: MapIterationFailureCount cannot be greater than the number of items.'],
])('TS3 refused: %s', (_why, definition, request, refused) => {
  expect(testState(definition, request).answer).toEqual({ refused })
})

test.each<[why: string, resource: string, answer: Json, mode: string, complaint: string | undefined]>([
  ['a member the API does not have', 'events:putEvents', { random: 1 }, 'STRICT', undefined],
  ['a member missing', 'states:startExecution', { StartDate: 's' }, 'STRICT', "Required field 'ExecutionArn' is missing"],
  ['a member missing, which is not asked for', 'states:startExecution', { StartDate: 's' }, 'PRESENT', undefined],
  ['a time that is a number', 'states:startExecution', { ExecutionArn: 'a', StartDate: 1 }, 'STRICT', "Field 'StartDate' must be a string"],
  ['a text for a number', 'dynamodb:putItem', { ConsumedCapacity: { CapacityUnits: '1' } }, 'STRICT', "Field 'CapacityUnits' must be a number"],
  ['an object for a list', 'events:putEvents', { Entries: {} }, 'STRICT', "Field 'Entries' must be an array"],
  ['a wrong member of a list', 'events:putEvents', { Entries: [{ EventId: 'a' }, { EventId: 1 }] }, 'STRICT', "Field 'EventId' must be a string"],
  ['an attribute value', 'dynamodb:getItem', { Item: { id: { S: 1 } } }, 'STRICT', "Field 'S' must be a string"],
  ['a word that is none of them', 'aws-sdk:s3:getObject', { StorageClass: 'ATTIC' }, 'STRICT', "Field 'StorageClass' is not an expected value"],
  ['too short', 'aws-sdk:kms:encrypt', { CiphertextBlob: '' }, 'STRICT', "Field 'CiphertextBlob' is smaller than the minimum length"],
  ['too much', 'aws-sdk:lambda:getFunction', { Configuration: { MemorySize: 10_241 } }, 'STRICT', "Field 'MemorySize' exceeds the maximum value"],
  ['too little', 'aws-sdk:lambda:getFunction', { Configuration: { MemorySize: 127 } }, 'STRICT', "Field 'MemorySize' is less than the minimum value"],
  ['any JSON as a payload', 'lambda:invoke', { Payload: { a: 1 }, StatusCode: 200 }, 'STRICT', undefined],
  ['an action that nobody mocked before', 'aws-sdk:sqs:listDeadLetterSourceQueues', { QueueUrls: {} }, 'STRICT', "Field 'QueueUrls' must be an array"],
  ['a list of a state machine', 'aws-sdk:sfn:listMapRuns', { MapRuns: [{ MapRunArn: 'm' }] }, 'STRICT', "Required field 'ExecutionArn' is missing"],
  ['anything, where nothing is asked', 'states:startExecution', { StartDate: true }, 'NONE', undefined],
  ['an API that is not known here', 'aws-sdk:glue:getJob', { Job: 1 }, 'STRICT', undefined],
])('TS4 a mocked answer: %s', (_why, resource, answer, fieldValidationMode, complaint) => {
  const definition = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, ...END }
  const { mock } = result(answer)
  const expected =
    complaint === undefined
      ? { status: 'SUCCEEDED', output: answer }
      : { refused: `ValidationException: Mock result schema validation error: ${complaint}` }
  expect(testState(definition, { mock: { ...mock, fieldValidationMode } }).answer).toEqual(expected)
})

const retrying = {
  ...invoke,
  Parameters: { FunctionName: 'f' },
  Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }, { ErrorEquals: ['E'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 15, MaxAttempts: 3 }],
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Mend' }],
  ...END,
}

test.each<[why: string, error: string, retries: number, answer: JsonObject]>([
  ['first', 'E', 0, { status: 'RETRIABLE', errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 2 } }],
  ['later', 'E', 1, { status: 'RETRIABLE', errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 6 } }],
  ['capped', 'E', 2, { status: 'RETRIABLE', errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 15 } }],
  ['used up, and caught', 'E', 3, { status: 'CAUGHT_ERROR', errorDetails: { retryIndex: 1, catchIndex: 0 } }],
  ['caught only', 'B', 0, { status: 'CAUGHT_ERROR', errorDetails: { catchIndex: 0 } }],
])('TS5 an error, %s', (_why, error, retrierRetryCount, { status, errorDetails }) => {
  const { answer } = testState(retrying, { ...failing(error), input: { i: 1 }, stateConfiguration: { retrierRetryCount }, inspectionLevel: 'DEBUG' })
  expect(answer).toMatchObject({ status, error, cause: 'because', inspectionData: { errorDetails } })
  const caught = { output: { i: 1, error: { Error: error, Cause: 'because' } }, nextState: 'Mend' }
  const { output, nextState } = answer
  expect({ output, nextState }).toEqual(status === 'CAUGHT_ERROR' ? caught : { output: undefined, nextState: undefined })
})

test.each<[why: string, tolerance: JsonObject, failures: number, status: string]>([
  ['as many as tolerated', { ToleratedFailureCount: 1 }, 1, 'SUCCEEDED'],
  ['more than tolerated', { ToleratedFailureCount: 1 }, 2, 'FAILED'],
  ['a share as large as tolerated', { ToleratedFailurePercentage: 50 }, 2, 'SUCCEEDED'],
  ['a larger share', { ToleratedFailurePercentage: 50 }, 3, 'FAILED'],
  ['where nothing is said of it', {}, 4, 'SUCCEEDED'],
])('TS6 failed iterations: %s', (_why, tolerance, mapIterationFailureCount, status) => {
  const definition = { Type: 'Map', ...tolerance, ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }, ...END }
  const { answer } = testState(definition, { ...result([1, 2, 3, 4]), input: [1, 2, 3, 4], stateConfiguration: { mapIterationFailureCount } })
  expect(answer['status']).toBe(status)
  expect(answer['error']).toBe(status === 'FAILED' ? 'States.ExceedToleratedFailureThreshold' : undefined)
})

test.each<[why: string, definition: JsonObject, request: JsonObject, data: JsonObject]>([
  ['a Pass', { Type: 'Pass', InputPath: '$.a', Parameters: { 'b.$': '$' }, ResultPath: '$.c', ...END }, { input: { a: 1 } }, { afterInputPath: 1, afterParameters: { b: 1 }, afterResultSelector: { b: 1 }, afterResultPath: { a: 1, c: { b: 1 } } }],
  ['a Pass with a Result', { Type: 'Pass', Result: 2, ...END }, {}, { result: 2, afterResultSelector: 2, afterResultPath: 2 }],
  ['a Task', { ...invoke, ResultSelector: { 'p.$': '$.Payload' }, ...END }, { ...result({ Payload: 7 }), input: { order: 1 } }, { afterInputPath: { order: 1 }, afterParameters: { FunctionName: 'f', Payload: 1 }, result: { Payload: 7 }, afterResultSelector: { p: 7 }, afterResultPath: { p: 7 } }],
  ['a JSONata Task', { Type: 'Task', QueryLanguage: 'JSONata', Resource: invoke.Resource, Arguments: { FunctionName: '{% $states.input.f %}' }, ...END }, { ...result(7 as Json), mock: { result: '7', fieldValidationMode: 'NONE' }, input: { f: 'x' } }, { afterArguments: { FunctionName: 'x' }, result: 7 }],
  ['a Parallel', { Type: 'Parallel', InputPath: '$.a', Branches: [processor], ...END }, { ...result([1]), input: { a: 1 } }, { afterResultSelector: [1], afterResultPath: [1] }],
  ['a Map', { Type: 'Map', ItemsPath: '$.list', ItemSelector: { 'v.$': '$$.Map.Item.Value', 'all.$': '$.n' }, MaxConcurrency: 3, ItemProcessor: processor, ...END }, { ...result([0]), input: { list: [1], n: 9 } },
    { afterInputPath: { list: [1], n: 9 }, afterItemsPath: [1], afterItemSelector: [{ v: 1, all: 9 }], maxConcurrency: 3, afterResultSelector: [0], afterResultPath: [0] }],
  ['a Map in batches, of what a reader read', { Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON', ItemsPointer: '/rows' }, Parameters: { Bucket: 'b', Key: 'k' } }, ItemBatcher: { MaxItemsPerBatch: 2 }, ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }, ...END },
    { ...result([0, 0]), stateConfiguration: { mapItemReaderData: '{"rows":[1,2,3]}' } }, { afterInputPath: {}, afterItemsPointer: [1, 2, 3], afterItemBatcher: [{ Items: [1, 2] }, { Items: [3] }], maxConcurrency: 0, afterResultSelector: [0, 0], afterResultPath: [0, 0] }],
  ['variables, those assigned too', { Type: 'Pass', Assign: { b: 2 }, QueryLanguage: 'JSONata', ...END }, { variables: { a: 1 } }, { variables: { a: 1, b: 2 } }],
])('TS7 what DEBUG shows of %s', (_why, definition, request, data) => {
  const input = request['input'] ?? {}
  const shown = (inspectionLevel: string) => testState(definition, { ...request, inspectionLevel }).answer['inspectionData']
  expect(shown('DEBUG')).toEqual({ input, ...data })
  expect(shown('TRACE')).toEqual(shown('DEBUG'))
  expect(shown('INFO')).toBeUndefined()
})

const showsContext = { Type: 'Task', Resource: invoke.Resource, ResultSelector: { 'c.$': '$$' }, ...END }

test('TS8 the Context object is that of an express execution made for the test, or the one that is given', () => {
  expect(testState(showsContext, { ...result({}), input: { i: 1 }, roleArn: ROLE }).answer['output']).toEqual({
    c: {
      Execution: { Id: 'arn:aws:states:us-east-1:123456789012:express:uuid-1:uuid-2', Input: { i: 1 }, Name: 'uuid-2', RoleArn: ROLE, StartTime: isoTime(NOON) },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:uuid-1', Name: 'uuid-1' },
      State: { Name: 'StateName', EnteredTime: isoTime(NOON), RetryCount: 0 },
    },
  })
  expect(testState(showsContext, { ...result({}), context: { Task: { Token: 't' } } }).answer['output']).toEqual({ c: { Task: { Token: 't' } } })
})

test.each<[why: string, context: Json, complaint: string]>([
  ['a member of a wrong type', { Execution: { Id: 1 } }, 'Execution.Id must be a string'],
  ['a member that is none', { State: { Colour: 'red' } }, "Field 'Colour' is not allowed"],
  ['an object that is none', { Weather: {} }, "Field 'Weather' is not allowed"],
  ['a Map', { Map: {} }, "'Map' field is not supported when mocking a Context object"],
  ['a list', [], 'Context must be a valid JSON object'],
])('TS8 a Context object with %s is refused', (_why, context, complaint) => {
  expect(testState(showsContext, { ...result({}), context }).answer).toEqual({
    refused: `ValidationException: Invalid Context object provided: ${complaint}`,
  })
})

test('TS9 a Task without a mock is called for as its role, and tested to its end when the answer is there', () => {
  const { effects } = testState({ ...invoke, OutputPath: '$.Payload', ...END }, { roleArn: ROLE, input: { order: { id: 1 } } })
  const [call] = effects
  expect(call).toMatchObject({ type: 'call', service: 'lambda', action: 'Invoke', input: { FunctionName: 'f', Payload: '{"id":1}' }, principal: ROLE, origin: { stateName: 'StateName' } })
  const { ref } = call as Extract<Effect<never>, { type: 'call' }>
  const reply = (result: CallResult) => answerIn(effectsOf({ type: 'Reply', ref: JSON.parse(JSON.stringify(ref)) as Json, requestId: 'r', result }))
  expect(reply({ output: { StatusCode: 200, Payload: '{"ok":true}' } })).toEqual({ status: 'SUCCEEDED', output: { ok: true } })
  expect(reply({ error: { name: 'TooManyRequestsException', message: 'Rate Exceeded.', statusCode: 429 } })).toMatchObject({ status: 'FAILED', error: 'Lambda.TooManyRequestsException' })
  const late = answerIn(effectsOf({ type: 'Reply', ref: ref, requestId: 'r', result: { output: {} } }, NOON + 300_001))
  expect(late).toEqual({ status: 'FAILED', error: 'States.Timeout' })
})

test.each<[why: string, seconds: number, after: number, answer: JsonObject]>([
  ['its time', 60, 60_000, { status: 'SUCCEEDED', output: { i: 1 }, nextState: 'X' }],
  ['five minutes at most', 900, 300_000, { status: 'FAILED', error: 'States.Timeout' }],
])('TS10 a Wait is waited for: %s', (_why, Seconds, after, answer) => {
  const { effects } = testState({ Type: 'Wait', Seconds, Next: 'X' }, { input: { i: 1 } })
  expect(effects).toMatchObject([{ type: 'schedule', after }])
  const { signal } = effects[0] as { signal: StatesSignal }
  expect(answerIn(effectsOf(signal, NOON + after))).toEqual(answer)
})

test('TS8 a task that waits for its token has one', () => {
  const definition = { ...invoke, Resource: `${invoke.Resource}.waitForTaskToken`, Parameters: { FunctionName: 'f', 'Payload.$': '$$.Task' }, ...END }
  const { answer } = testState(definition, { ...result({ done: true }), inspectionLevel: 'DEBUG' })
  expect(answer).toMatchObject({ inspectionData: { afterParameters: { FunctionName: 'f', Payload: { Token: expect.stringMatching(/./) } } } })
})

test('TS1 an input that is no JSON is refused in the words of StartExecution', () => {
  const input = { definition: JSON.stringify({ Type: 'Pass', ...END }), input: '{oops' }
  const call: ApiCall = { id: 'call-1', requestId: 'r', service: 'states', action: 'TestState', input, principal: 'me' }
  const refused = "InvalidExecutionInput: Invalid State Machine Execution Input: 'Unexpected character ('o' (code 111))"
  expect(answerIn(effectsOf({ type: 'Call', call }))).toEqual({ refused: expect.stringContaining(refused) })
})
