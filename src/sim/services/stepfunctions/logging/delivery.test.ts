import { expect, test } from 'vitest'
import { awsFault } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import { given, machine, MACHINE, ROLE, type Answer } from '../states.testing'

const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/workflows:*'
const configuration = (level: string) => ({ level, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] })
const passing = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 5, Next: 'C' }, C: { Type: 'Pass', End: true } }

/** A world with a machine that logs, and what is called of CloudWatch Logs. */
function logging(states: { readonly [name: string]: object }, { level = 'ALL', type = 'STANDARD' as 'STANDARD' | 'EXPRESS', gone = false } = {}) {
  const calls: { readonly action: string; readonly input: JsonObject }[] = []
  const logs = (action: string, input: JsonObject): Answer => {
    if (action === 'DescribeLogGroups') return { output: { logGroups: [{ logGroupName: '/workflows' }] } }
    calls.push({ action, input })
    return gone ? { error: awsFault('ResourceNotFoundException', 'The specified log group does not exist.') } : { output: {} }
  }
  const world = given(machine({ Other: { Type: 'Pass', End: true } }), { logs }, { type })
  world.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: JSON.stringify(machine(states)), loggingConfiguration: configuration(level) })
  const brief = () =>
    calls.splice(0).map(({ action, input }) => {
      const entries = (input['logEvents'] ?? []) as readonly { readonly timestamp: number; readonly message: string }[]
      return [action, ...entries.map(({ timestamp, message }) => `${timestamp} ${(JSON.parse(message) as { type: string }).type}`)].join(', ')
    })
  return { world, calls, brief }
}

test('LO6 what an execution tells at one instant goes to its log group in one batch; nobody waits for it', () => {
  const { world, brief } = logging(passing)
  world.start()
  world.runFor(0)
  expect(brief()).toEqual(['CreateLogStream', 'PutLogEvents, 0 ExecutionStarted, 0 PassStateEntered, 0 PassStateExited, 0 WaitStateEntered'])
  world.quiet()
  expect(brief()).toEqual([])
  world.runFor(0)
  expect(brief()).toEqual(['PutLogEvents, 5000 WaitStateExited, 5000 PassStateEntered, 5000 PassStateExited, 5000 ExecutionSucceeded'])
})

test('LO6 executions of a machine share batches and a stream, in order of time', () => {
  const { world, calls, brief } = logging({ A: { Type: 'Pass', End: true } })
  world.post('StartExecution', { stateMachineArn: MACHINE, name: 'one' })
  world.post('StartExecution', { stateMachineArn: MACHINE, name: 'two' })
  world.runFor(0)
  expect(calls.map(({ input }) => input['logStreamName'])).toEqual(Array.from({ length: 2 }, () => 'states/machine/1970-01-01-00-00/00000001'))
  expect(brief()[1]?.split(', ').map((line) => line.split(' ').at(-1)).join(' ')).toBe(
    'PutLogEvents ExecutionStarted ExecutionStarted PassStateEntered PassStateExited ExecutionSucceeded PassStateEntered PassStateExited ExecutionSucceeded',
  )
})

test('LO6 a loop that goes on within one instant is delivered when it is over, in batches that CloudWatch Logs takes', () => {
  const loop = {
    Set: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'More' },
    More: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 2600, Next: 'Set' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  }
  const { world, calls } = logging(loop, { type: 'EXPRESS' })
  world.start({ n: 0 })
  world.runFor(0)
  const sizes = calls.filter(({ action }) => action === 'PutLogEvents').map(({ input }) => (input['logEvents'] as readonly JsonObject[]).length)
  const bytes = calls.map(({ input }) => ((input['logEvents'] ?? []) as readonly { message: string }[]).reduce((sum, { message }) => sum + message.length + 26, 0))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2 + 4 * 2600 + 2)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000)
  expect(Math.max(...bytes)).toBeLessThanOrEqual(1_048_576)
  expect(sizes.length).toBe(Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1_048_576))
})

test.each<[why: string, level: string, logged: readonly string[]]>([
  ['of failures only', 'ERROR', ['CreateLogStream', 'PutLogEvents, 0 FailStateEntered, 0 ExecutionFailed']],
  ['of the end only', 'FATAL', ['CreateLogStream', 'PutLogEvents, 0 ExecutionFailed']],
  ['of nothing', 'OFF', []],
])('LO6 a level delivers %s', (_why, level, logged) => {
  const { world, brief } = logging({ A: { Type: 'Fail' } }, { level })
  world.run()
  world.runFor(0)
  expect(brief()).toEqual(logged)
})

test('LO6 a level that lets nothing through makes no stream', () => {
  const { world, brief } = logging(passing, { level: 'ERROR' })
  world.run()
  world.runFor(0)
  expect(brief()).toEqual([])
})

test('LO6 a redriven execution goes on where its log ended', () => {
  const { world, calls, brief } = logging({ A: { Type: 'Fail' } })
  const executionArn = world.run()
  world.runFor(0)
  brief()
  world.call('RedriveExecution', { executionArn })
  world.runFor(0)
  const input = calls[0]?.input ?? {}
  const messages = (input['logEvents'] as readonly { message: string }[]).map(({ message }) => JSON.parse(message) as JsonObject)
  expect(messages.map(({ id, type, redrive_count: redrives }) => `${String(id)} ${String(type)} ${String(redrives)}`)).toEqual([
    '4 ExecutionRedriven 1', '5 FailStateEntered 1', '6 ExecutionFailed 1',
  ])
})

test('LO7 where the log group is gone, what was told is lost, and the next delivery makes a new stream', () => {
  const { world, calls } = logging(passing, { gone: true })
  world.start()
  world.runFor(6000)
  expect(calls.map(({ action, input }) => `${action} ${String(input['logStreamName']).at(-1)}`)).toEqual([
    'CreateLogStream 1', 'PutLogEvents 1', 'CreateLogStream 2', 'PutLogEvents 2',
  ])
})

test('LO7 a version is logged as it was published', () => {
  const { world, brief } = logging({ A: { Type: 'Pass', End: true } }, { level: 'OFF' })
  const { stateMachineVersionArn } = world.call('PublishStateMachineVersion', { stateMachineArn: MACHINE })
  world.call('UpdateStateMachine', { stateMachineArn: MACHINE, roleArn: `${ROLE}2`, loggingConfiguration: configuration('ALL') })
  world.call('StartExecution', { stateMachineArn: stateMachineVersionArn })
  world.runFor(0)
  expect(brief()).toEqual([])
})
