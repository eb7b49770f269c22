import { expect, test } from 'vitest'
import { awsFault } from '../../../aws/awsError'
import type { Json } from '../../../kernel/json'
import { given, lambda, machine, work, type Answers, type StatesWorld } from '../states.testing'

const pass = { Type: 'Pass', End: true }

/** A machine whose Distributed Map runs `states`, and a state after it. */
function distributed(states: { readonly [name: string]: object }, more: object = {}, ExecutionType = 'STANDARD'): object {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, ...machine(states) }
  return machine({ M: { Type: 'Map', ItemProcessor, Next: 'Z', ...more }, Z: pass })
}

/** A function that fails for these events until it is mended. */
function brittle(...bad: Json[]) {
  const state = { mended: false, calls: [] as Json[] }
  const answer = lambda((event) => {
    state.calls.push(event)
    const fails = !state.mended && bad.includes(event)
    return { after: 10, ...(fails ? { fails: { errorType: 'Bad', errorMessage: '' } } : { returns: event }) }
  })
  return Object.assign(state, { services: { lambda: answer } })
}

function redrive(world: StatesWorld, executionArn: string): void {
  world.call('RedriveExecution', { executionArn })
  world.quiet()
}

function mapRunsOf(world: StatesWorld, executionArn: string) {
  const { mapRuns } = world.call('ListMapRuns', { executionArn })
  return mapRuns.map(({ mapRunArn }: { mapRunArn: string }) => world.call('DescribeMapRun', { mapRunArn }))
}

const childrenOf = (world: StatesWorld, mapRunArn: string) => world.call('ListExecutions', { mapRunArn }).executions.toReversed()

test('MR7 a redrive runs the children again that failed or were stopped, in the same Map Run', () => {
  const fn = brittle(2)
  const world = given(distributed({ S: { Type: 'Pass', Next: 'A' }, A: work() }, { MaxConcurrency: 2 }), fn.services)
  const one = world.run([1, 2, 3, 4])
  expect(world.outcome(one).error).toBe('States.ExceedToleratedFailureThreshold')
  expect(fn.calls).toEqual([1, 2, 3])
  const [{ mapRunArn }] = mapRunsOf(world, one)
  const [first, second] = childrenOf(world, mapRunArn)
  expect(world.call('DescribeExecution', { executionArn: second.executionArn }).redriveStatus).toBe('REDRIVABLE_BY_MAP_RUN')
  expect(() => world.call('RedriveExecution', { executionArn: second.executionArn })).toThrow(
    expect.objectContaining({ name: 'ExecutionNotRedrivable' }),
  )
  fn.mended = true

  redrive(world, one)

  expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3, 4] })
  expect(fn.calls).toEqual([1, 2, 3, 2, 3, 4])
  const after = world.brief(one).findIndex((line) => line.includes('ExecutionRedriven'))
  expect(world.brief(one).slice(after)).toEqual([
    '   20 8<7 ExecutionRedriven',
    '   20 9<8 MapRunRedriven',
    '   40 10<9 MapRunSucceeded',
    '   40 11<10 MapStateSucceeded',
    '   40 12<10 MapStateExited M',
    '   40 13<12 PassStateEntered Z',
    '   40 14<13 PassStateExited Z',
    '   40 15<14 ExecutionSucceeded',
  ])
  const [mapRun, ...others] = mapRunsOf(world, one)
  expect(others).toEqual([])
  expect(mapRun).toMatchObject({
    mapRunArn,
    status: 'SUCCEEDED',
    redriveCount: 1,
    redriveDate: 0.02,
    executionCounts: { total: 4, succeeded: 4, failed: 0, aborted: 0, pendingRedrive: 0, pending: 0 },
  })
  // A Standard child goes on where it stood, one that ended well is left alone.
  expect(world.brief(second.executionArn).filter((line) => line.includes('PassStateEntered'))).toHaveLength(1)
  expect(world.call('DescribeExecution', { executionArn: second.executionArn })).toMatchObject({ redriveCount: 1, status: 'SUCCEEDED' })
  expect(world.call('DescribeExecution', { executionArn: first.executionArn }).redriveCount).toBe(0)
})

test('MR7 children that wait for room to run again are pending', () => {
  const fn = brittle(1, 2, 3, 4)
  const world = given(distributed({ A: work() }, { MaxConcurrency: 2, ToleratedFailureCount: 3 }), fn.services)
  const one = world.run([1, 2, 3, 4])
  expect(fn.calls).toHaveLength(4)
  fn.mended = true
  world.call('RedriveExecution', { executionArn: one })
  world.runFor(0)
  const [{ mapRunArn, executionCounts }] = mapRunsOf(world, one)
  expect(executionCounts).toMatchObject({ running: 2, pendingRedrive: 2, failed: 0, total: 4 })
  const pending = world.call('ListExecutions', { mapRunArn, statusFilter: 'PENDING_REDRIVE' }).executions
  expect(pending).toHaveLength(2)
  expect(world.call('DescribeExecution', { executionArn: pending[0].executionArn }).status).toBe('PENDING_REDRIVE')
  world.call('StopExecution', { executionArn: one })
  expect(mapRunsOf(world, one)[0]).toMatchObject({ status: 'ABORTED', executionCounts: { pendingRedrive: 0, failed: 2, aborted: 2 } })
  redrive(world, one)
  expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3, 4] })
})

test('MR7 Express children start anew under the ARN they have', () => {
  const fn = brittle(2)
  const world = given(distributed({ S: { Type: 'Pass', Next: 'A' }, A: work() }, {}, 'EXPRESS'), fn.services)
  const one = world.run([1, 2])
  const arns = () => childrenOf(world, mapRunsOf(world, one)[0].mapRunArn).map(({ executionArn }: { executionArn: string }) => executionArn)
  const before = arns()
  fn.mended = true
  redrive(world, one)
  expect(world.outcome(one).output).toEqual([1, 2])
  expect(arns()).toEqual(before)
  expect(world.brief(before[1]).filter((line) => line.endsWith('ExecutionStarted'))).toHaveLength(2)
  const ids = world.log.ofResource(before[1]).map(({ detail }) => detail['id'])
  expect(ids).toEqual(ids.map((_, i) => i + 1))
})

test('MR8 items that could not be read are read by the redrive, in the same Map Run', () => {
  let there = false
  const s3: Answers = () => (there ? { output: { Body: '[1, 2]' } } : { error: awsFault('NoSuchKey', 'The specified key does not exist.', 404) })
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, Parameters: { Bucket: 'b', Key: 'k' } }
  const world = given(distributed({ A: pass }, { ItemReader }), { s3 })
  const one = world.run()
  expect(world.outcome(one).error).toBe('States.ItemReaderFailed')
  redrive(world, one)
  expect(world.outcome(one).error).toBe('States.ItemReaderFailed')
  there = true
  redrive(world, one)
  expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: [1, 2] })
  expect(mapRunsOf(world, one)).toMatchObject([{ status: 'SUCCEEDED', redriveCount: 2 }])
})

test('MR8 results that could not be written are written by the redrive; no child runs again', () => {
  const fn = brittle()
  let open = false
  const s3: Answers = () => (open ? { output: {} } : { error: awsFault('AccessDenied', 'Access Denied', 403) })
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out' } }
  const world = given(distributed({ A: work() }, { ResultWriter }), { ...fn.services, s3 })
  const one = world.run([1, 2])
  expect(world.outcome(one).error).toBe('States.ResultWriterFailed')
  open = true
  redrive(world, one)
  expect(world.outcome(one).status).toBe('SUCCEEDED')
  expect(fn.calls).toEqual([1, 2])
})

test('MR8 a Map Run begins anew where what it gave could not be used', () => {
  const fn = brittle()
  const world = given(distributed({ A: work() }, { OutputPath: '$.missing' }), fn.services)
  const one = world.run([1])
  expect(world.outcome(one).error).toBe('States.Runtime')
  redrive(world, one)
  expect(mapRunsOf(world, one)).toHaveLength(2)
  expect(fn.calls).toEqual([1, 1])
})

test('MR8 a Map Run that was stopped while its items were read is stopped, and read again', () => {
  const s3: Answers = () => ({ after: 1_000, output: { Body: '[1, 2]' } })
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, Parameters: { Bucket: 'b', Key: 'k' } }
  const world = given(distributed({ A: pass }, { ItemReader }), { s3 })
  const one = world.start()
  world.runFor(500)
  world.call('StopExecution', { executionArn: one })
  expect(mapRunsOf(world, one)).toMatchObject([{ status: 'ABORTED' }])
  redrive(world, one)
  expect(world.outcome(one)).toEqual({ status: 'SUCCEEDED', output: [1, 2] })
})
