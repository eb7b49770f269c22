import { expect, test } from 'vitest'
import { given, lambda, MACHINE, machine, work, type StatesWorld } from '../states.testing'

const pass = { Type: 'Pass', End: true }
const DAY = 86_400_000

/** A function that fails until it is mended. */
function brittle(fails: (event: any) => boolean = () => true) {
  const state = { mended: false, calls: [] as any[] }
  const answer = lambda((event) => {
    state.calls.push(event)
    return { after: 10, ...(!state.mended && fails(event) ? { fails: { errorType: 'Bad', errorMessage: '' } } : { returns: event }) }
  })
  return Object.assign(state, { services: { lambda: answer } })
}

function redrive(world: StatesWorld, executionArn: string, more: object = {}) {
  const answer = world.call('RedriveExecution', { executionArn, ...more })
  world.quiet()
  return answer
}

const describe = (world: StatesWorld, executionArn: string) => world.call('DescribeExecution', { executionArn })

test('RD2 a redrive goes on from the state that failed, with its input, and what was done is not done again', () => {
  const fn = brittle()
  const states = { P: { Type: 'Pass', Result: { n: 1 }, Next: 'A' }, A: work({ Next: 'Z' }), Z: pass }
  const world = given(machine(states), fn.services)
  const one = world.run()
  expect(describe(world, one)).toMatchObject({ status: 'FAILED', redriveCount: 0, redriveStatus: 'REDRIVABLE' })
  world.runFor(990)
  fn.mended = true

  expect(redrive(world, one)).toEqual({ redriveDate: 1 })

  expect(world.brief(one).slice(4)).toEqual([
    '    0 5<4 LambdaFunctionScheduled',
    '    0 6<5 LambdaFunctionStarted',
    '   10 7<6 LambdaFunctionFailed Bad',
    '   10 8<7 ExecutionFailed Bad',
    ' 1000 9<8 ExecutionRedriven',
    ' 1000 10<9 LambdaFunctionScheduled',
    ' 1000 11<10 LambdaFunctionStarted',
    ' 1010 12<11 LambdaFunctionSucceeded',
    ' 1010 13<12 TaskStateExited A',
    ' 1010 14<13 PassStateEntered Z',
    ' 1010 15<14 PassStateExited Z',
    ' 1010 16<15 ExecutionSucceeded',
  ])
  expect(fn.calls).toEqual([{ n: 1 }, { n: 1 }])
  expect(describe(world, one)).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"n":1}',
    startDate: 0,
    stopDate: 1.01,
    redriveCount: 1,
    redriveDate: 1,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  })
  expect(describe(world, one)).not.toHaveProperty('error')
  const { events } = world.call('GetExecutionHistory', { executionArn: one })
  expect(events[8].executionRedrivenEventDetails).toEqual({ redriveCount: 1 })
})

test('RD2 it can be redriven as often as it fails, and is told apart in the list', () => {
  const world = given(machine({ A: work() }), brittle().services)
  const one = world.run({}, 'one')
  world.run({}, 'two')
  for (let i = 0; i < 3; i++) redrive(world, one)
  expect(describe(world, one)).toMatchObject({ status: 'FAILED', redriveCount: 3 })
  const names = (redriveFilter: string) =>
    world.call('ListExecutions', { stateMachineArn: MACHINE, redriveFilter }).executions.map(({ name }: { name: string }) => name)
  expect([names('REDRIVEN'), names('NOT_REDRIVEN')]).toEqual([['one'], ['two']])
})

test('RD3 Retriers start to count anew', () => {
  const fn = brittle()
  const world = given(machine({ A: work({ Retry: [{ ErrorEquals: ['Bad'], MaxAttempts: 2 }], End: true }) }), fn.services)
  const one = world.run()
  redrive(world, one)
  expect(fn.calls).toHaveLength(6)
  expect(world.account.executions.get(one)?.transitions).toBe(1 + 2 + 1 + 2)
})

test('RD3 a task that was stopped, or had no more time, starts again', () => {
  let after = 60_000
  const services = { lambda: lambda(() => ({ after, returns: 'done' })) }
  const world = given(machine({ A: work() }, { TimeoutSeconds: 30 }), services)
  const stopped = world.start({}, 'stopped')
  world.runFor(1_000)
  world.call('StopExecution', { executionArn: stopped })
  const timedOut = world.run({}, 'timed-out')
  expect([world.outcome(stopped).status, world.outcome(timedOut).status]).toEqual(['ABORTED', 'TIMED_OUT'])
  after = 29_000
  for (const one of [stopped, timedOut]) {
    redrive(world, one)
    expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: 'done' })
  }
})

test('RD3 the answer to a call from before the redrive is not taken for the new one', () => {
  const answers = [
    { after: 60_000, returns: 'late' },
    { after: 120_000, returns: 'new' },
  ]
  const world = given(machine({ A: work() }), { lambda: lambda(() => answers.shift() ?? {}) })
  const one = world.start()
  world.runFor(1_000)
  world.call('StopExecution', { executionArn: one })
  redrive(world, one)
  expect(world.outcome(one).output).toBe('new')
})

test('RD4 a Fail is entered again, a Choice decides again, a Wait waits again', () => {
  const states = {
    W: { Type: 'Wait', Seconds: 60, Next: 'C' },
    C: { Type: 'Choice', Choices: [{ Variable: '$.ok', BooleanEquals: true, Next: 'Z' }], Default: 'F' },
    F: { Type: 'Fail', Error: 'Sorry' },
    Z: pass,
  }
  const world = given(machine(states))
  const one = world.start({ ok: false })
  world.runFor(10_000)
  world.call('StopExecution', { executionArn: one })
  redrive(world, one)
  expect(world.brief(one).slice(2)).toEqual([
    '10000 3<0 ExecutionAborted',
    '10000 4<3 ExecutionRedriven',
    '70000 5<4 WaitStateExited W',
    '70000 6<5 ChoiceStateEntered C',
    '70000 7<6 ChoiceStateExited C',
    '70000 8<7 FailStateEntered F',
    '70000 9<8 ExecutionFailed Sorry',
  ])
  redrive(world, one)
  expect(world.brief(one).slice(9)).toEqual([
    '70000 10<9 ExecutionRedriven',
    '70000 11<10 FailStateEntered F',
    '70000 12<11 ExecutionFailed Sorry',
  ])
})

test('RD4 a Wait until a moment that has passed is over at once', () => {
  const world = given(machine({ W: { Type: 'Wait', Timestamp: '1970-01-01T00:01:00Z', End: true } }))
  const one = world.start()
  world.runFor(10_000)
  world.call('StopExecution', { executionArn: one })
  world.runFor(DAY)
  redrive(world, one)
  expect(world.brief(one).at(-1)).toBe(`${DAY + 10_000} 6<5 ExecutionSucceeded`)
})

test('RD5 of a Parallel only the branches run again that failed or were stopped', () => {
  const fn = brittle(({ name }) => name === 'b')
  const task = (name: string, wait = 0) => {
    const invoke = work({ Parameters: { name }, End: true })
    return wait === 0 ? machine({ [name]: invoke }) : machine({ [`wait-${name}`]: { Type: 'Wait', Seconds: wait, Next: name }, [name]: invoke })
  }
  const Branches = [task('a'), task('b', 1), task('c', 9)]
  const world = given(machine({ P: { Type: 'Parallel', Branches, Next: 'Z' }, Z: pass }), fn.services)
  const one = world.run()
  const called = () => fn.calls.map(({ name }) => name)
  expect(called()).toEqual(['a', 'b'])
  fn.mended = true
  redrive(world, one)
  expect(called()).toEqual(['a', 'b', 'b', 'c'])
  expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] })
  const after = world.brief(one).findIndex((line) => line.includes('ExecutionRedriven'))
  expect(world.brief(one).slice(after, after + 4)).toEqual([
    ' 1010 20<19 ExecutionRedriven',
    ' 1010 21<20 ParallelStateStarted',
    ' 1010 22<21 LambdaFunctionScheduled',
    ' 1010 23<22 LambdaFunctionStarted',
  ])
})

test('RD5 of an inline Map only the iterations run again that failed or were stopped; the others start', () => {
  const fn = brittle((event) => event === 3)
  const M = { Type: 'Map', MaxConcurrency: 2, ItemProcessor: machine({ A: work() }), End: true }
  const world = given(machine({ M }), fn.services)
  const one = world.run([1, 2, 3, 4, 5, 6])
  expect(fn.calls).toEqual([1, 2, 3, 4])
  fn.mended = true
  redrive(world, one)
  expect(fn.calls).toEqual([1, 2, 3, 4, 3, 4, 5, 6])
  expect(world.outcome(one).output).toEqual([1, 2, 3, 4, 5, 6])
})

test('RD5 a Map in a Parallel in a Map goes on inside', () => {
  const fn = brittle((event) => event.inner === 2 && event.outer === 20)
  const outer = '{% $states.context.Map.Item.Value %}'
  const inner = { Type: 'Map', Items: [1, 2, 3], ItemSelector: { inner: outer, outer: '{% $states.input %}' }, ItemProcessor: machine({ A: work() }), End: true }
  const P = { Type: 'Parallel', Branches: [machine({ I: inner }), machine({ B: { Type: 'Pass', End: true } })], End: true }
  const world = given(machine({ M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: machine({ P }), End: true } }, { QueryLanguage: 'JSONata' }), fn.services)
  const one = world.run([10, 20])
  fn.mended = true
  const before = fn.calls.length
  redrive(world, one)
  expect(world.outcome(one).status).toBe('SUCCEEDED')
  expect(fn.calls.slice(before)).toEqual([{ inner: 2, outer: 20 }, { inner: 3, outer: 20 }])
  const ids = world.log.ofResource(one).map(({ detail }) => detail['id'])
  expect(ids.filter((id) => id !== undefined)).toEqual(Array.from({ length: Number(ids.at(-1)) }, (_, i) => i + 1))
})

test('RD6 after an output that was too large all of a Parallel runs again', () => {
  const large = { lambda: lambda(() => ({ after: 10, returns: 'x'.repeat(140_000) })) }
  const branch = (name: string) => machine({ [name]: work() })
  const world = given(machine({ P: { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true } }), large)
  const one = world.run()
  expect(world.outcome(one).error).toBe('States.DataLimitExceeded')
  const entered = () => world.brief(one).filter((line) => line.includes('TaskStateEntered')).length
  expect(entered()).toBe(2)
  redrive(world, one)
  expect(entered()).toBe(4)
})

test('RD7 the context object counts redrives and says when the last one was', () => {
  const fn = brittle()
  const Parameters = { 'count.$': '$$.Execution.RedriveCount', 'at.$': '$$.Execution' }
  const world = given(machine({ A: work({ Parameters, End: true }) }), fn.services)
  const one = world.run()
  world.runFor(990)
  redrive(world, one)
  expect(fn.calls.map(({ count, at }) => [count, at.RedriveTime])).toEqual([
    [0, undefined],
    [1, '1970-01-01T00:00:01Z'],
  ])
})

test('RD8 the same client token gives the same answer for a quarter of an hour', () => {
  const world = given(machine({ A: work() }), brittle().services)
  const one = world.run()
  const first = redrive(world, one, { clientToken: 'abc' })
  world.runFor(10 * 60_000)
  expect(redrive(world, one, { clientToken: 'abc' })).toEqual(first)
  world.runFor(10 * 60_000)
  expect(redrive(world, one, { clientToken: 'abc' })).not.toEqual(first)
})

test('RD1 what cannot be redriven is refused, and says why', () => {
  const world = given(machine({ W: { Type: 'Wait', Seconds: 60, End: true } }))
  const one = world.start()
  const refusal = (reason: string) => expect.objectContaining({ name: 'ExecutionNotRedrivable', message: expect.stringContaining(reason) })
  expect(() => world.call('RedriveExecution', { executionArn: one })).toThrow(refusal('Execution is RUNNING'))
  world.call('StopExecution', { executionArn: one })
  world.runFor(14 * DAY + 1)
  expect(describe(world, one)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'Execution redrivable period exceeded' })
  expect(() => world.call('RedriveExecution', { executionArn: one })).toThrow(refusal('redrivable period exceeded'))
})

test('RD9 a redriven execution keeps its definition and its version', () => {
  const fn = brittle()
  const world = given(machine({ A: work() }), fn.services)
  const stateMachineArn = world.call('PublishStateMachineVersion', { stateMachineArn: MACHINE }).stateMachineVersionArn
  const one = world.call('StartExecution', { stateMachineArn }).executionArn
  world.quiet()
  world.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: JSON.stringify(machine({ A: pass })), publish: true })
  fn.mended = true
  redrive(world, one)
  expect(fn.calls).toHaveLength(2)
  expect(describe(world, one)).toMatchObject({ status: 'SUCCEEDED', stateMachineVersionArn: stateMachineArn })
})

test('RD3 what a catcher in a branch let go of stays gone', () => {
  const fn = brittle()
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'F' }]
  const P = { Type: 'Parallel', Branches: [machine({ A: work() }), machine({ W: { Type: 'Wait', Seconds: 9, End: true } })], Catch, Next: 'F' }
  const world = given(machine({ P, F: { Type: 'Fail', Error: 'Later' } }), fn.services)
  const one = world.run()
  redrive(world, one)
  expect(fn.calls).toHaveLength(1)
  expect(world.account.executions.get(one)?.frames.size).toBe(1)
})
