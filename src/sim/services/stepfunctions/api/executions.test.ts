import { expect, test } from 'vitest'
import { given, lambda, MACHINE, machine, work } from '../states.testing'

const pass = machine({ A: { Type: 'Pass', End: true } })
const wait = machine({ W: { Type: 'Wait', Seconds: 60, End: true } })
/** Goes round without end; validation asks for one that could be reached. */
const endless = machine({
  A: { Type: 'Pass', Next: 'C' },
  C: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'E' }], Default: 'A' },
  E: { Type: 'Succeed' },
})

test('EX1 the start is answered before anything has run', () => {
  const world = given(pass)
  const one = world.start()
  expect(world.brief(one)).toEqual(['    0 1<0 ExecutionStarted'])
  expect(world.account.executions.get(one)?.status).toBe('RUNNING')
})

test('EX1 the same name and input give the same execution while it runs, else ExecutionAlreadyExists', () => {
  const world = given(wait)
  const one = world.start({ n: 1 })
  expect(world.start({ n: 1 })).toBe(one)
  expect(() => world.start({ n: 2 })).toThrow(`Execution Already Exists: '${one}'`)
  world.quiet()
  expect(() => world.start({ n: 1 })).toThrow('Execution Already Exists')
})

test('EX1 an input that is no JSON is refused', () => {
  const start = () => given(pass).call('StartExecution', { stateMachineArn: MACHINE, input: '{oops' })
  expect(start).toThrow(expect.objectContaining({ name: 'InvalidExecutionInput' }))
})

test('EX2 an endless loop lets others have their turn', () => {
  const world = given(endless, {}, { type: 'EXPRESS' })
  const one = world.start()
  for (let i = 0; i < 5; i++) world.call('ListStateMachines', {})
  expect(world.brief(one).filter((line) => line.includes('StateEntered')).length % 1000).toBe(0)
  expect(world.brief(one).length).toBeLessThan(20_000)
})

test('EX3 the 25,000th event ends a Standard execution', () => {
  const world = given(endless)
  const one = world.run()
  expect(world.brief(one)).toHaveLength(25_000)
  expect(world.brief(one).at(-1)).toBe('    0 25000<24999 ExecutionFailed States.Runtime')
  expect(world.outcome(one).cause).toBe('The execution reached the maximum number of history events (25000).')
})

test('EX4 a machine has its time', () => {
  const world = given(machine({ W: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 10 }))
  const one = world.run()
  expect(world.brief(one).slice(1)).toEqual(['    0 2<0 WaitStateEntered W', '10000 3<0 ExecutionTimedOut States.Timeout'])
  expect(world.outcome(one)).toEqual({ status: 'TIMED_OUT' })
})

test('EX4 an Express execution lasts five minutes at most', () => {
  const world = given(machine({ W: { Type: 'Wait', Seconds: 400, End: true } }), {}, { type: 'EXPRESS' })
  const { status, startDate, stopDate } = world.call('StartSyncExecution', { stateMachineArn: MACHINE })
  expect([status, stopDate - startDate]).toEqual(['TIMED_OUT', 300])
})

test.each([
  ['STANDARD', 365 * 24 * 3600],
  ['EXPRESS', 300],
] as const)('EX4 each %s execution has its time, whoever else has ended', (type, longest) => {
  const world = given(machine({ W: { Type: 'Wait', SecondsPath: '$.wait', End: true } }), {}, { type })
  let started = 0
  const start = (wait: number) => world.start({ wait }, `number-${++started}`)
  const last = (arn: string) => world.brief(arn).at(-1)?.replace(/.*<\d+ (\w+).*/, '$1')
  const first = [start(longest + 9), start(1)]
  world.runFor(5000)
  const later = [start(longest + 9), start(longest - 9)]
  world.runFor((longest - 5) * 1000)
  expect(first.map(last)).toEqual(['ExecutionTimedOut', 'ExecutionSucceeded'])
  world.runFor(4999)
  expect(later.map(last)).toEqual(['WaitStateEntered', 'ExecutionSucceeded'])
  world.runFor(1)
  expect(later.map(last)).toEqual(['ExecutionTimedOut', 'ExecutionSucceeded'])
  const alone = start(longest + 9)
  world.runFor(longest * 1000)
  expect(last(alone)).toBe('ExecutionTimedOut')
})

test('EX5 a stop is one event, and nothing comes after', () => {
  const services = { lambda: lambda(() => ({ after: 20_000 })) }
  const branches = [machine({ W: { Type: 'Wait', Seconds: 60, End: true } }), machine({ A: work() })]
  const world = given(machine({ P: { Type: 'Parallel', Branches: branches, End: true } }), services)
  const one = world.start()
  world.runFor(10_000)
  world.call('StopExecution', { executionArn: one, error: 'Enough', cause: 'by hand' })
  world.runFor(120_000)
  expect(world.brief(one).slice(7)).toEqual(['10000 8<0 ExecutionAborted Enough'])
  expect(world.outcome(one)).toEqual({ status: 'ABORTED', error: 'Enough', cause: 'by hand' })
})

test('EX5 what it started with .sync is stopped too', () => {
  const Parameters = { StateMachineArn: MACHINE.replace(/machine$/, 'child'), Name: 'kid' }
  const world = given(machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync', Parameters, End: true } }))
  world.call('CreateStateMachine', { name: 'child', definition: JSON.stringify(wait), roleArn: 'arn:aws:iam::123456789012:role/r' })
  const one = world.start()
  world.runFor(1_000)
  world.call('StopExecution', { executionArn: one })
  expect(world.outcome(one.replace('machine:one', 'child:kid')).status).toBe('ABORTED')
})

test('EX7 StartSyncExecution answers at the end, for Express machines only', () => {
  const world = given(machine({ W: { Type: 'Wait', Seconds: 2, End: true } }), {}, { type: 'EXPRESS' })
  const answer = world.call('StartSyncExecution', { stateMachineArn: MACHINE, input: '{"n":1}', name: 'one' })
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}', billingDetails: { billedDurationInMilliseconds: 2000 } })
  expect(answer.billingDetails.billedMemoryUsedInMB).toBe(64)
  expect(() => given(pass).call('StartSyncExecution', { stateMachineArn: MACHINE })).toThrow('not supported by this type')
})

test('EX9 a history comes in pages, either way round, with or without data', () => {
  const world = given(pass)
  const executionArn = world.run({ n: 1 })
  const first = world.call('GetExecutionHistory', { executionArn, maxResults: 3 })
  expect(first.events[1]).toEqual({
    timestamp: 0,
    type: 'PassStateEntered',
    id: 2,
    previousEventId: 0,
    stateEnteredEventDetails: { name: 'A', input: '{"n":1}', inputDetails: { truncated: false } },
  })
  const rest = world.call('GetExecutionHistory', { executionArn, maxResults: 3, nextToken: first.nextToken })
  expect(rest.events.map(({ id }: { id: number }) => id)).toEqual([4])
  const back = world.call('GetExecutionHistory', { executionArn, reverseOrder: true, includeExecutionData: false })
  expect(back.events.map(({ id }: { id: number }) => id)).toEqual([4, 3, 2, 1])
  expect(back.events[0].executionSucceededEventDetails).toEqual({})
})

test('EX9 executions are listed newest first, by status', () => {
  const world = given(pass)
  for (const name of ['a', 'b', 'c']) world.run({}, name)
  const names = (more: object) =>
    world.call('ListExecutions', { stateMachineArn: MACHINE, ...more }).executions.map(({ name }: { name: string }) => name)
  expect(names({})).toEqual(['c', 'b', 'a'])
  expect(names({ maxResults: 2 })).toEqual(['c', 'b'])
  expect(names({ statusFilter: 'RUNNING' })).toEqual([])
})

test('EX6 an output larger than 256 KiB fails its state, which nothing can catch in a Pass', () => {
  const world = given(machine({ A: { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, End: true } }))
  const one = world.run('x'.repeat(140_000))
  expect(world.outcome(one)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
})

test('SM10 with METADATA_ONLY nothing is told of definition, input and output', () => {
  const world = given(pass)
  const executionArn = world.start({ secret: 1 })
  world.quiet()
  const metadata = { includedData: 'METADATA_ONLY' }
  const described = world.call('DescribeExecution', { executionArn, ...metadata })
  expect(described).toMatchObject({ status: 'SUCCEEDED', inputDetails: { included: false }, outputDetails: { included: false } })
  const others = [world.call('DescribeStateMachine', { stateMachineArn: MACHINE, ...metadata }), world.call('DescribeStateMachineForExecution', { executionArn, ...metadata })]
  expect(JSON.stringify([described, ...others])).not.toMatch(/secret|StartAt/)
  expect(JSON.stringify(world.call('DescribeExecution', { executionArn, includedData: 'ALL_DATA' }))).toContain('secret')
  expect(() => world.call('DescribeExecution', { executionArn, includedData: 'SOME' })).toThrow("Value 'SOME' at 'includedData' failed to satisfy constraint")
})

test.each<[why: string, request: object, error: string]>([
  ['of nothing', {}, 'ValidationException'],
  ['of a machine and a Map Run', { stateMachineArn: MACHINE, mapRunArn: MACHINE }, 'ValidationException'],
  ['of what is no Map Run', { mapRunArn: MACHINE }, 'InvalidArn'],
  ['of a Map Run that is not there', { mapRunArn: `${MACHINE.replace('stateMachine', 'mapRun')}/m:1` }, 'ResourceNotFound'],
])('SM6 a list of executions %s is %s', (_why, request, error) => {
  expect(() => given(pass).call('ListExecutions', request)).toThrow(expect.objectContaining({ name: error }))
})
