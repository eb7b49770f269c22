import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { given, lambda, MACHINE, machine, work, type StatesWorld } from '../states.testing'
import { isLogged, logEntries, type LogLevel } from './logEntries'

const failing = { lambda: lambda(() => ({ fails: { errorType: 'Bad', errorMessage: '' } })) }

function logged(world: StatesWorld, executionArn: string, level: LogLevel = 'ALL', includeExecutionData = true) {
  const entries = logEntries(world.log.ofResource(executionArn), { executionArn, level, includeExecutionData })
  return entries.map(({ message }) => JSON.parse(message))
}

test.each<[type: string, error: boolean, fatal: boolean]>([
  ['ExecutionStarted', false, false],
  ['ExecutionSucceeded', false, false],
  ['ExecutionFailed', true, true],
  ['ExecutionAborted', true, true],
  ['ExecutionTimedOut', true, true],
  ['FailStateEntered', true, false],
  ['PassStateEntered', false, false],
  ['TaskStateExited', false, false],
  ['LambdaFunctionFailed', true, false],
  ['LambdaFunctionScheduleFailed', true, false],
  ['TaskTimedOut', true, false],
  ['TaskSubmitted', false, false],
  ['MapIterationAborted', true, false],
  ['ParallelStateFailed', true, false],
  ['WaitStateAborted', true, false],
])('LO1 %s is logged at ERROR: %s, at FATAL: %s', (type, error, fatal) => {
  expect(['ALL', 'ERROR', 'FATAL', 'OFF'].map((level) => isLogged(type, level as LogLevel))).toEqual([true, error, fatal, false])
})

test('LO2 an event is told as CloudWatch Logs shows it', () => {
  const world = given(machine({ A: { Type: 'Pass', End: true } }))
  world.runFor(1_500)
  const one = world.run({ n: 1 })
  expect(logged(world, one)[1]).toEqual({
    id: '2',
    type: 'PassStateEntered',
    details: { name: 'A', input: '{"n":1}', inputDetails: { truncated: false } },
    previous_event_id: '0',
    event_timestamp: '1500',
    execution_arn: one,
    redrive_count: '0',
  })
})

test('LO3 without execution data, inputs, outputs and parameters are left out, errors are not', () => {
  const Parameters = { FunctionName: 'work', Payload: { n: 1 } }
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters, End: true } }), failing)
  const entries = logged(world, world.run({ secret: 1 }), 'ALL', false)
  expect(entries.map(({ type, details }) => [type, Object.keys(details)])).toEqual([
    ['ExecutionStarted', ['roleArn']],
    ['TaskStateEntered', ['name']],
    ['TaskScheduled', ['resourceType', 'resource', 'region']],
    ['TaskStarted', ['resourceType', 'resource']],
    ['TaskFailed', ['resourceType', 'resource', 'error', 'cause']],
    ['ExecutionFailed', ['error', 'cause']],
  ])
})

test('LO4 an Express execution has its history in the log only', () => {
  const world = given(machine({ A: work() }), failing, { type: 'EXPRESS' })
  const { executionArn } = world.call('StartSyncExecution', { stateMachineArn: MACHINE })
  expect(logged(world, executionArn, 'FATAL')).toEqual([expect.objectContaining({ type: 'ExecutionFailed', execution_arn: executionArn })])
  expect(logged(world, executionArn)[0]).not.toHaveProperty('redrive_count')
})

test('LO4 a redriven execution counts its redrives', () => {
  const world = given(machine({ A: work() }), failing)
  const one = world.run()
  world.call('RedriveExecution', { executionArn: one })
  world.quiet()
  expect(logged(world, one, 'FATAL').map(({ redrive_count: count }) => count)).toEqual(['0', '1'])
})

test.each<[why: string, input: Json]>([
  ['plain', 'x'.repeat(260_000)],
  ['escaped', '"'.repeat(120_000)],
])('LO5 a payload that is too large for an event is cut, and told to be: %s', (_why, input) => {
  const world = given(machine({ A: { Type: 'Pass', End: true } }))
  const one = world.run(input)
  const [entry] = logEntries(world.log.ofResource(one), { executionArn: one, level: 'ALL', includeExecutionData: true })
  expect(entry?.message.length).toBeGreaterThan(250_000)
  expect(entry?.message.length).toBeLessThan(256 * 1024)
  expect(JSON.parse(entry?.message ?? '').details).toMatchObject({ inputDetails: { truncated: true } })
})
