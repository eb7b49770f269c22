import { expect, test } from 'vitest'
import { awsFault } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import { FUNCTION, given, lambda, MACHINE, machine, work, type Answers } from '../states.testing'

const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke'

test('TA1 an integration tells Task events and gives the whole answer', () => {
  const task = { Type: 'Task', Resource: LAMBDA_INVOKE, Parameters: { FunctionName: 'work', 'Payload.$': '$' }, End: true }
  const world = given(machine({ A: task }), { lambda: lambda((event) => ({ returns: event.n + 1 })) })
  const one = world.run({ n: 1 })
  expect(world.brief(one).slice(1)).toEqual([
    '    0 2<0 TaskStateEntered A',
    '    0 3<2 TaskScheduled',
    '    0 4<3 TaskStarted',
    '    0 5<4 TaskSucceeded',
    '    0 6<5 TaskStateExited A',
    '    0 7<6 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: 2, StatusCode: 200, SdkResponseMetadata: {} })
})

test('TA1 an activity tells Activity events', () => {
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', End: true } }))
  const { activityArn } = world.call('CreateActivity', { name: 'press' })
  const one = world.start({ sheet: 1 })
  const { taskToken, input } = world.call('GetActivityTask', { activityArn, workerName: 'ann' })
  expect(JSON.parse(input)).toEqual({ sheet: 1 })
  world.call('SendTaskSuccess', { taskToken, output: '"pressed"' })
  expect(world.brief(one).slice(1)).toEqual([
    '    0 2<0 TaskStateEntered A',
    '    0 3<2 ActivityScheduled',
    '    0 4<3 ActivityStarted ann',
    '    0 5<4 ActivitySucceeded',
    '    0 6<5 TaskStateExited A',
    '    0 7<6 ExecutionSucceeded',
  ])
})

test.each<[why: string, fails: JsonObject, error: string, cause: string]>([
  ['its errorType', { errorType: 'ValidationError', errorMessage: 'no' }, 'ValidationError', '{"errorType":"ValidationError","errorMessage":"no"}'],
  [
    'Lambda.Unknown without one',
    { errorMessage: 'Task timed out after 3.00 seconds' },
    'Lambda.Unknown',
    'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"Task timed out after 3.00 seconds"}',
  ],
])("TA2 a function's error is %s", (_why, fails, error, cause) => {
  const world = given(machine({ A: work() }), { lambda: lambda(() => ({ fails })) })
  expect(world.outcome(world.run())).toEqual({ status: 'FAILED', error, cause })
})

test('TA2 a throttled function fails as Lambda.TooManyRequestsException', () => {
  const refuses = awsFault('TooManyRequestsException', 'Rate Exceeded.', 429)
  const world = given(machine({ A: work() }), { lambda: lambda(() => ({ refuses })) })
  expect(world.outcome(world.run())).toMatchObject({ status: 'FAILED', error: 'Lambda.TooManyRequestsException' })
})

test('TA3 a refusal is named in the words of the SDK that calls', () => {
  const refusing: Answers = () => ({ error: awsFault('ConditionalCheckFailedException', 'The conditional request failed') })
  const errorOf = (Resource: string) => {
    const world = given(machine({ A: { Type: 'Task', Resource, Parameters: { TableName: 't', Item: {} }, End: true } }), { dynamodb: refusing })
    return world.outcome(world.run())
  }
  const optimized = errorOf('arn:aws:states:::dynamodb:putItem')
  expect(optimized.error).toBe('DynamoDB.ConditionalCheckFailedException')
  expect(optimized.cause).toMatch(
    /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: \S+; Proxy: null\)$/,
  )
  const sdk = errorOf('arn:aws:states:::aws-sdk:dynamodb:putItem')
  expect(sdk.error).toBe('DynamoDb.ConditionalCheckFailedException')
  expect(sdk.cause).toMatch(/^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: \S+\)/)
})

test('TA3 a service that is not simulated is refused by name', () => {
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glacier:listVaults', Parameters: {}, End: true } }))
  expect(world.outcome(world.run())).toMatchObject({ status: 'FAILED', error: 'NotSimulated' })
})

test('TA5 a task waits for its token', () => {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
    End: true,
  }
  let token = ''
  const sqs: Answers = (_action, input) => {
    token = JSON.parse(String(input['MessageBody'])).token
    return { output: { MessageId: 'm-1' } }
  }
  const world = given(machine({ A: task }), { sqs })
  const one = world.start()
  world.runFor(10_000)
  world.call('SendTaskFailure', { taskToken: token, error: 'Rejected', cause: 'by hand' })
  expect(world.brief(one).slice(2)).toEqual([
    '    0 3<2 TaskScheduled',
    '    0 4<3 TaskStarted',
    '    0 5<4 TaskSubmitted',
    '10000 6<5 TaskFailed Rejected',
    '10000 7<6 ExecutionFailed Rejected',
  ])
  expect(() => world.call('SendTaskSuccess', { taskToken: token, output: '1' })).toThrow('Provided task does not exist anymore')
})

test('TA5 an answer that comes before that of the call is kept until the submission is told', () => {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: 'work', Payload: { 'token.$': '$$.Task.Token' } },
    End: true,
  }
  let token = ''
  const services = {
    lambda: lambda((event) => {
      token = event.token
      return { after: 500 }
    }),
  }
  const world = given(machine({ A: task }), services)
  const one = world.start()
  world.runFor(100)
  world.call('SendTaskSuccess', { taskToken: token, output: '{"early":true}' })
  expect(() => world.call('SendTaskSuccess', { taskToken: token, output: '1' })).toThrow('Task Timed Out')
  world.quiet()
  expect(world.brief(one).slice(3)).toEqual([
    '    0 4<3 TaskStarted',
    '  500 5<4 TaskSubmitted',
    '  500 6<5 TaskSucceeded',
    '  500 7<6 TaskStateExited A',
    '  500 8<7 ExecutionSucceeded',
  ])
})

test('TA6 each attempt has its own time, and the answer to an earlier one is dropped', () => {
  let calls = 0
  const services = { lambda: lambda(() => ({ after: ++calls === 1 ? 3_000 : 1_500, returns: calls })) }
  const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1 }]
  const world = given(machine({ A: work({ TimeoutSeconds: 2, Retry, End: true }) }), services)
  const one = world.run()
  expect(world.brief(one).slice(2)).toEqual([
    '    0 3<2 LambdaFunctionScheduled',
    '    0 4<3 LambdaFunctionStarted',
    ' 2000 5<4 LambdaFunctionTimedOut States.Timeout',
    ' 3000 6<5 LambdaFunctionScheduled',
    ' 3000 7<6 LambdaFunctionStarted',
    ' 4500 8<7 LambdaFunctionSucceeded',
    ' 4500 9<8 TaskStateExited A',
    ' 4500 10<9 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toBe(2)
})

test('TA6 a heartbeat begins the time for the next one anew', () => {
  const task = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', HeartbeatSeconds: 10, End: true }
  const world = given(machine({ A: task }))
  const { activityArn } = world.call('CreateActivity', { name: 'press' })
  const one = world.start()
  const { taskToken } = world.call('GetActivityTask', { activityArn })
  world.runFor(8_000)
  world.call('SendTaskHeartbeat', { taskToken })
  world.quiet()
  expect(world.brief(one).slice(-2)).toEqual(['18000 5<4 ActivityTimedOut States.Timeout', '18000 6<5 ExecutionFailed States.Timeout'])
  expect(() => world.call('SendTaskHeartbeat', { taskToken })).toThrow('Task Timed Out')
})

test.each<[name: string, timeout: object, caught: boolean]>([
  ['States.HeartbeatTimeout', { HeartbeatSeconds: 10 }, true],
  ['States.Timeout', { HeartbeatSeconds: 10 }, true],
  ['States.HeartbeatTimeout', { TimeoutSeconds: 10 }, false],
])('TA6 a Catcher of %s and %j: caught %s', (name, timeout, caught) => {
  const Catch = [{ ErrorEquals: [name], Next: 'B' }]
  const task = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', ...timeout, Catch, Next: 'B' }
  const world = given(machine({ P: { Type: 'Parallel', Branches: [machine({ A: task, B: { Type: 'Pass', End: true } })], End: true } }))
  world.call('CreateActivity', { name: 'press' })
  const { status, output } = world.outcome(world.run())
  expect([status, output]).toEqual(caught ? ['SUCCEEDED', [{ Error: 'States.Timeout', Cause: null }]] : ['FAILED', undefined])
})

const child = (Resource: string, more: object = {}) => ({
  Type: 'Task',
  Resource,
  Parameters: { StateMachineArn: MACHINE.replace(/machine$/, 'child'), Input: { n: 1 }, Name: 'kid' },
  End: true,
  ...more,
})

test('TA7 .sync waits for the execution it starts; .sync:2 gives its output as JSON', () => {
  const run = (Resource: string) => {
    const world = given(machine({ A: child(Resource) }))
    const definition = JSON.stringify(machine({ W: { Type: 'Wait', Seconds: 5, End: true } }))
    world.call('CreateStateMachine', { name: 'child', definition, roleArn: 'arn:aws:iam::123456789012:role/r' })
    const one = world.run()
    return { brief: world.brief(one), outcome: world.outcome(one) }
  }
  const { brief, outcome } = run('arn:aws:states:::states:startExecution.sync')
  expect(brief.slice(2)).toEqual([
    '    0 3<2 TaskScheduled',
    '    0 4<3 TaskStarted',
    '    0 5<4 TaskSubmitted',
    ' 5000 6<5 TaskSucceeded',
    ' 5000 7<6 TaskStateExited A',
    ' 5000 8<7 ExecutionSucceeded',
  ])
  expect(outcome.output).toMatchObject({ Status: 'SUCCEEDED', Name: 'kid', Output: '{"n":1}', Input: '{"n":1}' })
  expect(run('arn:aws:states:::states:startExecution.sync:2').outcome.output).toMatchObject({ Output: { n: 1 }, Input: { n: 1 } })
})

test('TA7 a child that fails is States.TaskFailed, with its description as cause', () => {
  const world = given(machine({ A: child('arn:aws:states:::states:startExecution.sync') }))
  const definition = JSON.stringify(machine({ F: { Type: 'Fail', Error: 'Oops', Cause: 'because' } }))
  world.call('CreateStateMachine', { name: 'child', definition, roleArn: 'arn:aws:iam::123456789012:role/r' })
  const { error, cause } = world.outcome(world.run())
  expect(error).toBe('States.TaskFailed')
  expect(JSON.parse(cause ?? '')).toMatchObject({ Error: 'Oops', Cause: 'because', Status: 'FAILED' })
})

test('TA8 parameters that cannot be used fail the task before it is scheduled', () => {
  const task = { Type: 'Task', Resource: LAMBDA_INVOKE, Parameters: { FunctionName: 'work', 'Payload.$': '$.n' }, End: true }
  const world = given(machine({ A: task }), { lambda: lambda(() => ({})) })
  const one = world.run({ n: 1 })
  expect(world.brief(one).slice(2)).toEqual(['    0 3<2 ExecutionFailed States.Runtime'])
  expect(world.outcome(one).cause).toBe(
    "An error occurred while executing the state 'A' (entered at the event id #2). The Parameters '{\"FunctionName\":\"work\",\"Payload\":1}' could not be used to start the Task: [The value for the field 'Payload' must be a STRING]",
  )
})

test('TA9 what is no token is refused', () => {
  const world = given(machine({ A: work() }), { lambda: lambda(() => ({})) })
  expect(() => world.call('SendTaskSuccess', { taskToken: 'hello', output: '1' })).toThrow("Invalid Token: 'Invalid token'")
})

test('TA10 workers wait their turn for up to a minute, and tasks wait for workers', () => {
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', End: true } }))
  const { activityArn } = world.call('CreateActivity', { name: 'press' })
  const polls = [world.post('GetActivityTask', { activityArn }), world.post('GetActivityTask', { activityArn })]
  world.runFor(30_000)
  world.start({ n: 1 }, 'first')
  world.runFor(30_000)
  expect(polls.map((poll) => world.answerTo(poll).input)).toEqual(['{"n":1}', undefined])
  world.start({ n: 2 }, 'second')
  world.start({ n: 3 }, 'third')
  world.runFor(1)
  const inputs = [1, 2].map(() => world.call('GetActivityTask', { activityArn }).input)
  expect(inputs).toEqual(['{"n":2}', '{"n":3}'])
})

test('TA6 a task stopped by its time is not given to a worker', () => {
  const task = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', TimeoutSeconds: 5, End: true }
  const world = given(machine({ A: task }))
  const { activityArn } = world.call('CreateActivity', { name: 'press' })
  const one = world.run()
  expect(world.outcome(one)).toEqual({ status: 'FAILED', error: 'States.Timeout' })
  const poll = world.post('GetActivityTask', { activityArn })
  world.runFor(60_000)
  expect(world.answerTo(poll)).toEqual({})
})

test('EX6 a result larger than 256 KiB fails the task, named by what was called', () => {
  const world = given(machine({ A: work() }), { lambda: lambda(() => ({ returns: 'x'.repeat(262_143) })) })
  const one = world.run()
  expect(world.outcome(one)).toEqual({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${FUNCTION}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  })
  const fits = given(machine({ A: work() }), { lambda: lambda(() => ({ returns: 'x'.repeat(262_142) })) })
  expect(fits.outcome(fits.run()).status).toBe('SUCCEEDED')
})

test('TA11 what a mock says of a task is told as it is', () => {
  const task = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: { QueueUrl: 'q', MessageBody: 'm' }, End: true }
  const mocked = { submitted: { MessageId: 'm' }, failure: { error: 'Oops', event: 'TaskSubmitFailed' } }
  const world = given(machine({ A: task }), { sqs: () => ({ mocked }) })
  expect(world.brief(world.run()).slice(4)).toEqual([
    '    0 5<4 TaskSubmitted',
    '    0 6<5 TaskSubmitFailed Oops',
    '    0 7<6 ExecutionFailed Oops',
  ])
})

test('TA12 a task for an activity that is not there ends the execution', () => {
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:press', End: true } }))
  expect(world.brief(world.run()).slice(2)).toEqual(['    0 3<2 ActivityScheduled', '    0 4<3 ExecutionFailed States.Runtime'])
})
