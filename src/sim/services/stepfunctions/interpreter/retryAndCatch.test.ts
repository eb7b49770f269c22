import { expect, test } from 'vitest'
import { FUNCTION, given, lambda, machine, work } from '../states.testing'

/** A function that fails with these errors one after another, then returns `done`. */
function failing(...errors: string[]) {
  const left = [...errors]
  return { lambda: lambda(() => (left.length > 0 ? { fails: { errorType: left.shift() ?? '', errorMessage: 'no' } } : { returns: 'done' })) }
}

/** When the task was tried, in seconds. */
function triedAt(brief: string[]): number[] {
  return brief.filter((line) => line.includes('Scheduled')).map((line) => Number(line.slice(0, 5)) / 1000)
}

test('RC1 waits double until the attempts are used up; the task is not entered again', () => {
  const world = given(machine({ A: work({ Retry: [{ ErrorEquals: ['Oops'], IntervalSeconds: 3, MaxAttempts: 2 }], End: true }) }), failing('Oops', 'Oops'))
  expect(world.brief(world.run())).toEqual([
    '    0 1<0 ExecutionStarted',
    '    0 2<0 TaskStateEntered A',
    '    0 3<2 LambdaFunctionScheduled',
    '    0 4<3 LambdaFunctionStarted',
    '    0 5<4 LambdaFunctionFailed Oops',
    ' 3000 6<5 LambdaFunctionScheduled',
    ' 3000 7<6 LambdaFunctionStarted',
    ' 3000 8<7 LambdaFunctionFailed Oops',
    ' 9000 9<8 LambdaFunctionScheduled',
    ' 9000 10<9 LambdaFunctionStarted',
    ' 9000 11<10 LambdaFunctionSucceeded',
    ' 9000 12<11 TaskStateExited A',
    ' 9000 13<12 ExecutionSucceeded',
  ])
})

test('RC2 each Retrier has its own counter: A, B, C, B wait 1, 2 and 5 seconds, then the Catcher', () => {
  const Retry = [
    { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
    { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
  ]
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }]
  const world = given(
    machine({ Task: work({ Retry, Catch, End: true }), Caught: { Type: 'Pass', End: true } }),
    failing('ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'),
  )
  const one = world.run()
  expect(triedAt(world.brief(one))).toEqual([0, 1, 3, 8])
  expect(world.outcome(one)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'ErrorB' } })
})

test('RC2 when the Retrier that matches is used up, a later one is not tried', () => {
  const Retry = [
    { ErrorEquals: ['Oops'], MaxAttempts: 0 },
    { ErrorEquals: ['States.ALL'], MaxAttempts: 5 },
  ]
  const world = given(machine({ A: work({ Retry, End: true }) }), failing('Oops'))
  const one = world.run()
  expect(triedAt(world.brief(one))).toEqual([0])
  expect(world.outcome(one)).toMatchObject({ status: 'FAILED', error: 'Oops' })
})

test('RC2 counters begin anew when the state is entered again', () => {
  const states = {
    A: work({ Retry: [{ ErrorEquals: ['Oops'], MaxAttempts: 1 }], ResultPath: null, Next: 'Again' }),
    Again: { Type: 'Choice', Choices: [{ Variable: '$.twice', IsPresent: true, Next: 'End' }], Default: 'Mark' },
    Mark: { Type: 'Pass', Result: { twice: true }, Next: 'A' },
    End: { Type: 'Succeed' },
  }
  const outcomes = ['Oops', '', 'Oops', '']
  const services = { lambda: lambda(() => (outcomes.shift() === 'Oops' ? { fails: { errorType: 'Oops', errorMessage: '' } } : {})) }
  const world = given(machine(states), services)
  expect(world.outcome(world.run()).status).toBe('SUCCEEDED')
})

test('RC4 a Catcher puts the error where its ResultPath says, and leads on', () => {
  const Catch = [
    { ErrorEquals: ['Other'], Next: 'B' },
    { ErrorEquals: ['Oops'], ResultPath: '$.error', Next: 'B' },
  ]
  const world = given(machine({ A: work({ Catch, End: true }), B: { Type: 'Pass', End: true } }), failing('Oops'))
  const one = world.run({ kept: 1 })
  expect(world.brief(one).slice(4)).toEqual([
    '    0 5<4 LambdaFunctionFailed Oops',
    '    0 6<5 TaskStateExited A',
    '    0 7<6 PassStateEntered B',
    '    0 8<7 PassStateExited B',
    '    0 9<8 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toEqual({ kept: 1, error: { Error: 'Oops', Cause: '{"errorType":"Oops","errorMessage":"no"}' } })
})

test('RC4 an error without a name is null for the Catcher, and only wildcards match it', () => {
  const states = {
    P: {
      Type: 'Parallel',
      Branches: [machine({ F: { Type: 'Fail' } })],
      Catch: [{ ErrorEquals: ['Named'], Next: 'Wrong' }, { ErrorEquals: ['States.TaskFailed'], Next: 'Right' }],
      End: true,
    },
    Wrong: { Type: 'Fail' },
    Right: { Type: 'Pass', End: true },
  }
  const world = given(machine(states))
  expect(world.outcome(world.run())).toEqual({ status: 'SUCCEEDED', output: { Error: null, Cause: null } })
})

test('RC3 States.Runtime is never caught', () => {
  const states = {
    A: { Type: 'Task', Resource: FUNCTION, Parameters: { 'x.$': '$.missing' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], End: true },
    B: { Type: 'Succeed' },
  }
  const world = given(machine(states), failing())
  expect(world.outcome(world.run())).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
})

test("ST12 an expression without a value in a Catcher is named by the Catcher's place", () => {
  const Catch = [{ ErrorEquals: ['Other'], Next: 'B' }, { ErrorEquals: ['States.ALL'], Output: { v: '{% $states.errorOutput.Nothing %}' }, Next: 'B' }]
  const states = machine({ A: work({ Catch, End: true }), B: { Type: 'Succeed' } }, { QueryLanguage: 'JSONata' })
  const world = given(states, { lambda: lambda(() => ({ fails: { errorType: 'Bad' } })) })
  expect(world.outcome(world.run()).cause).toMatch(/specified for the field 'Catch\[1\]\/Output\/v' returned nothing/)
})
