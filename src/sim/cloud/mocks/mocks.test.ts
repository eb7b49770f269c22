import { expect, test } from 'vitest'
import { succeed } from '../../aws/answer'
import type { FrontDoorSignal, Service } from '../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { statesService } from '../../services/stepfunctions/stepfunctions'
import { cloudOf, createSimulation, type CloudParts } from '../cloud'
import { loadRun, saveRun } from '../savedRun'
import type { Simulation } from '../simulation'

/** Functions that tell how often they were called, all together. */
const lambda: Service<number, FrontDoorSignal> = {
  id: 'lambda',
  initial: 0,
  react: (count, signal) =>
    signal.type === 'Call'
      ? { state: count + 1, effects: [succeed(signal.call, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: `{"real":${count + 1}}` })] }
      : { state: count },
}

const parts: CloudParts = { services: [statesService, lambda], guests: { run: async () => undefined, reset() {} } }
const PLACE = 'us-east-1:123456789012'
const MACHINE = `arn:aws:states:${PLACE}:stateMachine:orders`
const FUNCTION = `arn:aws:lambda:${PLACE}:function:pay`

const paid: Json = { Return: { paid: true } }
const refused: Json = { Throw: { Error: 'Card.Refused', Cause: 'No money.' } }

function task(more: object = { End: true }, Resource = 'arn:aws:states:::lambda:invoke'): object {
  return { Type: 'Task', Resource, ...(Resource === FUNCTION ? {} : { Parameters: { FunctionName: 'pay' } }), ...more }
}

function machine(states: { readonly [name: string]: object }): object {
  return { StartAt: Object.keys(states)[0], States: states }
}

/** A world with one machine, and one test case `Case` in which `Pay` has this response. */
async function given(definition: object, response: Json | undefined, type = 'STANDARD'): Promise<Simulation> {
  const simulation = createSimulation(parts)
  const cloud = cloudOf(simulation)
  if (response !== undefined) {
    const StateMachines = { orders: { TestCases: { Case: { Pay: 'Pay' }, Other: {} } } }
    cloud.mockStates(JSON.stringify({ StateMachines, MockedResponses: { Pay: response } }))
  }
  await cloud.call('states', 'CreateStateMachine', { name: 'orders', type, roleArn: 'arn:aws:iam::123456789012:role/r', definition: JSON.stringify(definition) })
  return simulation
}

async function start(simulation: Simulation, testCase: string, input: Json = {}): Promise<string> {
  const asked = { stateMachineArn: `${MACHINE}${testCase}`, input: JSON.stringify(input) }
  const { executionArn } = (await simulation.call('states', 'StartExecution', asked)) as JsonObject
  return String(executionArn)
}

async function run(simulation: Simulation, testCase = '#Case', input: Json = {}): Promise<string> {
  const arn = await start(simulation, testCase, input)
  await simulation.runUntilQuiet()
  return arn
}

async function outcome(simulation: Simulation, executionArn: string): Promise<JsonObject> {
  const { status, output, error, cause } = (await simulation.call('states', 'DescribeExecution', { executionArn })) as JsonObject
  if (status === 'SUCCEEDED') return { output: JSON.parse(String(output)) as Json }
  return { status: status ?? null, error: error ?? null, cause: cause ?? null }
}

const realCalls = (simulation: Simulation) => simulation.timeline.present.state.services.get('lambda')

test('a mocked state is answered by its response, and the service is not called', async () => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid })
  expect(await outcome(simulation, await run(simulation))).toEqual({ output: { paid: true } })
  expect(realCalls(simulation)).toBe(0)
})

test('a state that is not named calls the service', async () => {
  const simulation = await given(machine({ Pay: task({ Next: 'Ship' }), Ship: task() }), { '0': paid })
  expect(await outcome(simulation, await run(simulation))).toMatchObject({ output: { Payload: { real: 1 } } })
})

test.each(['', '#', '#Other'])('an execution of the machine with "%s" behind it calls the service', async (behind) => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid })
  expect(await outcome(simulation, await run(simulation, behind))).toMatchObject({ output: { Payload: { real: 1 } } })
})

test('a mock may fail twice, and succeed at the second retry', async () => {
  const Retry = [{ ErrorEquals: ['Card.Refused'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 }]
  const simulation = await given(machine({ Pay: task({ Retry, End: true }) }), { '0-1': refused, '2': paid })
  const arn = await run(simulation)
  expect(await outcome(simulation, arn)).toEqual({ output: { paid: true } })
  const attempts = simulation.log.filter(({ resource, type }) => resource === arn && /^Task(Failed|Succeeded)$/.test(type))
  expect(attempts.map(({ at, type }) => [at - attempts[0]!.at, type])).toEqual([[0, 'TaskFailed'], [1000, 'TaskFailed'], [3000, 'TaskSucceeded']])
})

test('what a mock throws is caught by its name', async () => {
  const Catch = [{ ErrorEquals: ['Card.Refused'], Next: 'Sorry' }]
  const simulation = await given(machine({ Pay: task({ Catch, End: true }), Sorry: { Type: 'Pass', End: true } }), { '0': refused })
  expect(await outcome(simulation, await run(simulation))).toEqual({ output: { Error: 'Card.Refused', Cause: 'No money.' } })
})

test('when no answer is left the execution fails, whatever would retry or catch', async () => {
  const more = { Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Pay' }], End: true }
  const simulation = await given(machine({ Pay: task(more) }), { '0-1': refused })
  const cause = 'The mocked response "Pay" has no answer for attempt 2 of the state "Pay".'
  expect(await outcome(simulation, await run(simulation))).toEqual({ status: 'FAILED', error: 'States.Runtime', cause })
})

test('each execution counts its attempts for itself', async () => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid })
  await run(simulation)
  expect(await outcome(simulation, await run(simulation))).toEqual({ output: { paid: true } })
})

const three = { '0': { Return: 'a' }, '1': { Return: 'b' }, '2': { Return: 'c' } }

test.each(['INLINE', 'DISTRIBUTED'])('the iterations of a Map (%s) take the answers one after another', async (Mode) => {
  const ItemProcessor = { ...machine({ Pay: task() }), ProcessorConfig: Mode === 'INLINE' ? { Mode } : { Mode, ExecutionType: 'STANDARD' } }
  const simulation = await given(machine({ All: { Type: 'Map', MaxConcurrency: 1, ItemProcessor, End: true } }), three)
  expect(await outcome(simulation, await run(simulation, '#Case', [1, 2, 3]))).toEqual({ output: ['a', 'b', 'c'] })
})

test('a state that is entered again goes on counting', async () => {
  const Choices = [{ Variable: '$', StringEquals: 'c', Next: 'Done' }]
  const states = { Pay: task({ Next: 'Again' }), Again: { Type: 'Choice', Choices, Default: 'Pay' }, Done: { Type: 'Succeed' } }
  const simulation = await given(machine(states), three)
  expect(await outcome(simulation, await run(simulation))).toEqual({ output: 'c' })
})

test.each<[resource: string, parameters: object]>([
  ['sqs:sendMessage.waitForTaskToken', { QueueUrl: 'https://queue', MessageBody: { 'token.$': '$$.Task.Token' } }],
  ['states:startExecution.sync:2', { StateMachineArn: MACHINE }],
  ['aws-sdk:comprehend:detectSentiment', { Text: 'Well.', LanguageCode: 'en' }],
])('%s ends with what the mock returns', async (resource, Parameters) => {
  const simulation = await given(machine({ Pay: task({ Parameters, End: true }, `arn:aws:states:::${resource}`) }), { '0': paid })
  expect(await outcome(simulation, await run(simulation))).toEqual({ output: { paid: true } })
})

test.each<[returned: Json, output: Json]>([
  [{ StatusCode: 200, Payload: { paid: true } }, { paid: true }],
  [{ paid: true }, { paid: true }],
  [null, null],
])('of a function called by its ARN, %j is the result %j', async (Return, output) => {
  const simulation = await given(machine({ Pay: task({ End: true }, FUNCTION) }), { '0': { Return } })
  expect(await outcome(simulation, await run(simulation))).toEqual({ output })
})

test('a workflow starts another one with a test case', async () => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid })
  const states = { Call: task({ Parameters: { StateMachineArn: `${MACHINE}#Case` }, OutputPath: '$.Output', End: true }, 'arn:aws:states:::states:startExecution.sync:2') }
  const outer = { name: 'outer', roleArn: 'arn:aws:iam::123456789012:role/r', definition: JSON.stringify(machine(states)) }
  await simulation.call('states', 'CreateStateMachine', outer)
  const started = (await simulation.call('states', 'StartExecution', { stateMachineArn: MACHINE.replace('orders', 'outer') })) as JsonObject
  await simulation.runUntilQuiet()
  expect(await outcome(simulation, String(started['executionArn']))).toEqual({ output: { paid: true } })
})

test('an Express execution is started with a test case too', async () => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid }, 'EXPRESS')
  const answer = await simulation.call('states', 'StartSyncExecution', { stateMachineArn: `${MACHINE}#Case` })
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"paid":true}' })
})

test('a mocked activity ends the execution, as in Step Functions Local', async () => {
  const activity = { Type: 'Task', Resource: `arn:aws:states:${PLACE}:activity:pay`, End: true }
  const simulation = await given(machine({ Pay: activity }), { '0': paid })
  expect(await outcome(simulation, await run(simulation))).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining('Activity state cannot be mocked') })
})

test('the log shows what the caller asked for and that a mock answered', async () => {
  const simulation = await given(machine({ Pay: task() }), { '0': paid })
  await run(simulation)
  const calls = simulation.log.filter(({ type }) => type.startsWith('ApiCall')).map(({ service, detail }) => [service, detail['input'] ?? detail])
  expect(calls).toContainEqual(['states', { stateMachineArn: `${MACHINE}#Case`, input: '{}' }])
  expect(calls).toContainEqual(['lambda', expect.objectContaining({ action: 'Invoke', mocked: true, output: { paid: true } })])
})

test.each<[why: string, behind: string, states: { readonly [name: string]: object }, message: RegExp]>([
  ['a test case that is not there', '#Gone', { Pay: task() }, /no test case "Gone" for the state machine "orders": it has Case, Other/],
  ['a state that is not there', '#Case', { Charge: task() }, /StateMachines.orders.TestCases.Case: the state machine has no state "Pay"/],
  ['a state that is no task', '#Case', { Pay: { Type: 'Pass', End: true } }, /the state "Pay" is a Pass, and only a Task can be mocked/],
])('%s is refused by name', async (_why, behind, states, message) => {
  const simulation = await given(machine(states), { '0': paid })
  await expect(start(simulation, behind)).rejects.toMatchObject({ name: 'InvalidMockConfiguration', message: expect.stringMatching(message) })
})

test('without a configuration no state machine has a name with a test case', async () => {
  const simulation = await given(machine({ Pay: task() }), undefined)
  await expect(start(simulation, '#Case')).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' })
})

test('a configuration that cannot be read is refused with all its problems', () => {
  expect(() => cloudOf(createSimulation(parts)).mockStates('{}')).toThrow(
    expect.objectContaining({ name: 'InvalidMockConfiguration', message: 'StateMachines is missing.\nMockedResponses is missing.' }),
  )
})

/** A Map whose tasks fail and are retried while others run, so that answers are told apart by count. */
async function tangled(): Promise<Simulation> {
  const Retry = [{ ErrorEquals: ['Card.Refused'], IntervalSeconds: 1 }]
  const ItemProcessor = machine({ Pay: task({ Retry, Next: 'Ship' }), Ship: task() })
  const simulation = await given(machine({ All: { Type: 'Map', ItemProcessor, End: true } }), { '0-1': refused, '2-4': paid, '5-9': { Return: 'late' } })
  await run(simulation, '#Case', [1, 2, 3])
  return simulation
}

const story = (simulation: Simulation) => JSON.stringify(simulation.log)

test('equal calls give equal logs', async () => {
  expect(story(await tangled())).toBe(story(await tangled()))
})

test('from a fork at any event the world goes on to the same end', async () => {
  const simulation = await tangled()
  const told = story(simulation)
  const first = simulation.log.findIndex(({ type }) => type === 'ExecutionStarted')
  for (let seq = simulation.log.length - 1; seq >= first; seq--) {
    simulation.forkAt(seq)
    await simulation.runUntilQuiet()
    expect(story(simulation), `forked at ${seq}`).toBe(told)
  }
})

test('a saved run is the same again, and goes on being mocked', async () => {
  const simulation = await tangled()
  const kept = JSON.parse(JSON.stringify(saveRun(simulation, {}))) as ReturnType<typeof saveRun>
  const loaded = loadRun(parts, kept)
  expect(loaded && story(loaded)).toBe(story(simulation))
  const arns = [await run(simulation, '#Case', [1]), await run(loaded!, '#Case', [1])]
  expect(arns[0]).toBe(arns[1])
  expect(story(loaded!)).toBe(story(simulation))
  expect(simulation.log.some(({ detail }) => isJsonObject(detail['output']) && detail['mocked'] === true)).toBe(true)
})
