import { expect, test } from 'vitest'
import { FUNCTION, given, lambda, machine, work } from '../states.testing'

const pass = { Type: 'Pass', End: true }

test('ST1 branches begin after ParallelStateStarted; the output is in their order', () => {
  const slowFirst = { lambda: lambda((event) => ({ after: event.ms, returns: event.ms })) }
  const branch = (name: string, ms: number) => machine({ [name]: work({ Parameters: { ms }, End: true }) })
  const world = given(machine({ P: { Type: 'Parallel', Branches: [branch('A', 200), branch('B', 100)], End: true } }), slowFirst)
  const one = world.run()
  expect(world.brief(one)).toEqual([
    '    0 1<0 ExecutionStarted',
    '    0 2<0 ParallelStateEntered P',
    '    0 3<2 ParallelStateStarted',
    '    0 4<3 TaskStateEntered A',
    '    0 5<4 LambdaFunctionScheduled',
    '    0 6<5 LambdaFunctionStarted',
    '    0 7<3 TaskStateEntered B',
    '    0 8<7 LambdaFunctionScheduled',
    '    0 9<8 LambdaFunctionStarted',
    '  100 10<9 LambdaFunctionSucceeded',
    '  100 11<10 TaskStateExited B',
    '  200 12<6 LambdaFunctionSucceeded',
    '  200 13<12 TaskStateExited A',
    '  200 14<13 ParallelStateSucceeded',
    '  200 15<13 ParallelStateExited P',
    '  200 16<15 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toEqual([200, 100])
})

test('ST1 a Map one at a time: the next iteration follows what the last one ended after', () => {
  const states = { M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: machine({ A: pass }), End: true } }
  const world = given(machine(states))
  const one = world.run(['x', 'y'])
  expect(world.brief(one)).toEqual([
    '    0 1<0 ExecutionStarted',
    '    0 2<0 MapStateEntered M',
    '    0 3<2 MapStateStarted 2',
    '    0 4<3 MapIterationStarted M 0',
    '    0 5<4 PassStateEntered A',
    '    0 6<5 PassStateExited A',
    '    0 7<6 MapIterationSucceeded M 0',
    '    0 8<6 MapIterationStarted M 1',
    '    0 9<8 PassStateEntered A',
    '    0 10<9 PassStateExited A',
    '    0 11<10 MapIterationSucceeded M 1',
    '    0 12<11 MapStateSucceeded',
    '    0 13<11 MapStateExited M',
    '    0 14<13 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toEqual(['x', 'y'])
})

test('ST1 a Map over nothing gives nothing', () => {
  const world = given(machine({ M: { Type: 'Map', ItemProcessor: machine({ A: pass }), End: true } }))
  expect(world.outcome(world.run([]))).toEqual({ status: 'SUCCEEDED', output: [] })
})

test('ST2 what an expression failed of is told once, where it happened', () => {
  const states = {
    M: { Type: 'Map', MaxConcurrency: 1, Items: [1], ItemProcessor: machine({ A: { Type: 'Pass', Output: '{% $nothing %}', End: true } }), End: true },
  }
  const world = given(machine(states, { QueryLanguage: 'JSONata' }))
  expect(world.brief(world.run()).slice(3)).toEqual([
    '    0 4<3 MapIterationStarted M 0',
    '    0 5<4 PassStateEntered A',
    '    0 6<4 EvaluationFailed States.QueryEvaluationError',
    '    0 7<6 MapIterationFailed M 0',
    '    0 8<6 MapStateFailed',
    '    0 9<8 ExecutionFailed States.QueryEvaluationError',
  ])
})

test('ST3 the first branch to fail stops the others', () => {
  const services = { lambda: lambda(() => ({ after: 100, fails: { errorType: 'Oops', errorMessage: '' } })) }
  const branches = [machine({ W: { Type: 'Wait', Seconds: 60, End: true } }), machine({ A: work() })]
  const world = given(machine({ P: { Type: 'Parallel', Branches: branches, End: true } }), services)
  const one = world.run()
  expect(world.brief(one).slice(3)).toEqual([
    '    0 4<3 WaitStateEntered W',
    '    0 5<3 TaskStateEntered A',
    '    0 6<5 LambdaFunctionScheduled',
    '    0 7<6 LambdaFunctionStarted',
    '  100 8<7 LambdaFunctionFailed Oops',
    '  100 9<8 TaskStateAborted',
    '  100 10<4 WaitStateAborted',
    '  100 11<8 ParallelStateFailed',
    '  100 12<11 ExecutionFailed Oops',
  ])
  world.runFor(120_000)
  expect(world.brief(one)).toHaveLength(12)
})

test('ST4 a Map that is retried starts again, without a failure event for the attempt before', () => {
  let calls = 0
  const services = { lambda: lambda(() => (++calls === 1 ? { fails: { errorType: 'Oops', errorMessage: '' } } : {})) }
  const Retry = [{ ErrorEquals: ['Oops'], MaxAttempts: 1 }]
  const world = given(machine({ M: { Type: 'Map', ItemProcessor: machine({ A: work() }), Retry, End: true } }), services)
  expect(world.brief(world.run([1])).slice(1, -3)).toEqual([
    '    0 2<0 MapStateEntered M',
    '    0 3<2 MapStateStarted 1',
    '    0 4<3 MapIterationStarted M 0',
    '    0 5<4 TaskStateEntered A',
    '    0 6<5 LambdaFunctionScheduled',
    '    0 7<6 LambdaFunctionStarted',
    '    0 8<7 LambdaFunctionFailed Oops',
    '    0 9<8 MapIterationFailed M 0',
    ' 1000 10<8 MapStateStarted 1',
    ' 1000 11<10 MapIterationStarted M 0',
    ' 1000 12<11 TaskStateEntered A',
    ' 1000 13<12 LambdaFunctionScheduled',
    ' 1000 14<13 LambdaFunctionStarted',
    ' 1000 15<14 LambdaFunctionSucceeded',
    ' 1000 16<15 TaskStateExited A',
    ' 1000 17<16 MapIterationSucceeded M 0',
  ])
})

test.each([
  [0, 40],
  [7, 7],
  [100, 40],
])('ST5 with MaxConcurrency %i, %i iterations run side by side', (MaxConcurrency, most) => {
  let running = 0
  let seen = 0
  const services = {
    lambda: lambda(() => {
      running++
      seen = Math.max(seen, running)
      return { after: 10 }
    }),
  }
  const world = given(machine({ M: { Type: 'Map', MaxConcurrency, ItemProcessor: machine({ A: work() }), End: true } }), services)
  world.start(Array.from({ length: 100 }, (_, i) => i))
  world.runFor(5)
  expect(seen).toBe(most)
})

test('ST6 a branch reads the variables around it, and what it writes ends with it', () => {
  const Assign = { mine: '{% $outer & "!" %}' }
  const branch = machine({ A: { Type: 'Pass', Assign, Next: 'B' }, B: { Type: 'Pass', Output: '{% $mine %}', End: true } })
  const states = {
    S: { Type: 'Pass', Assign: { outer: 'hello' }, Next: 'P' },
    P: { Type: 'Parallel', Branches: [branch], Next: 'E' },
    E: { Type: 'Pass', Output: '{% { "result": $states.input, "gone": $exists($mine) } %}', End: true },
  }
  const world = given(machine(states, { QueryLanguage: 'JSONata' }))
  expect(world.outcome(world.run())).toEqual({ status: 'SUCCEEDED', output: { result: ['hello!'], gone: false } })
})

test('ST7 the context object tells how often a state was retried', () => {
  const seen: number[] = []
  const services = {
    lambda: lambda((event) => {
      seen.push(event)
      return seen.length < 3 ? { fails: { errorType: 'Oops', errorMessage: '' } } : {}
    }),
  }
  const task = { Type: 'Task', Resource: FUNCTION, Arguments: '{% $states.context.State.RetryCount %}', Retry: [{ ErrorEquals: ['Oops'] }], End: true }
  const world = given(machine({ A: task }, { QueryLanguage: 'JSONata' }), services)
  world.run()
  expect(seen).toEqual([0, 1, 2])
})

test.each<[why: string, inner: object]>([
  ['a path that leads nowhere', { Type: 'Pass', Parameters: { 'x.$': '$.missing' }, End: true }],
  ['a Choice without a way on', { Type: 'Choice', Choices: [{ Variable: '$', StringEquals: 'x', Next: 'E' }] }],
])('ST8 %s in a branch ends the execution, whatever the states around it catch', (_why, inner) => {
  const branches = [machine({ B: inner, E: { Type: 'Succeed' } }), machine({ W: { Type: 'Wait', Seconds: 9, End: true } })]
  // A Pass without a way to E would not be valid.
  const Branches = branches.map((branch, i) => (i === 0 && 'Parameters' in inner ? machine({ B: inner }) : branch))
  const states = { P: { Type: 'Parallel', Branches, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true }, C: { Type: 'Succeed' } }
  const world = given(machine(states))
  expect(world.brief(world.run({})).slice(3)).toEqual([
    `    0 4<3 ${'Parameters' in inner ? 'Pass' : 'Choice'}StateEntered B`,
    '    0 5<4 ExecutionFailed States.Runtime',
  ])
})

test('ST9 what a later iteration is to get may fail: the others are stopped, and the Map can catch it', () => {
  const ItemSelector = { n: '{% $states.context.Map.Item.Value < 3 ? 1 : $error("no") %}' }
  const M = { Type: 'Map', MaxConcurrency: 2, ItemSelector, ItemProcessor: machine({ A: work() }), Next: 'E' }
  const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'E' }]
  const states = { M: { ...M, Catch }, E: { Type: 'Pass', End: true } }
  const slow = { lambda: lambda(() => ({ after: 10 })) }
  const world = given(machine(states, { QueryLanguage: 'JSONata' }), slow)
  const one = world.run([1, 2, 3])
  expect(world.brief(one).slice(11, 18)).toEqual([
    '   10 12<8 LambdaFunctionSucceeded',
    '   10 13<12 TaskStateExited A',
    '   10 14<13 MapIterationSucceeded M 0',
    '   10 15<11 TaskStateAborted',
    '   10 16<11 MapIterationAborted M 1',
    '   10 17<0 EvaluationFailed States.QueryEvaluationError',
    '   10 18<17 MapStateFailed',
  ])
  expect(world.outcome(one).status).toBe('SUCCEEDED')
})
