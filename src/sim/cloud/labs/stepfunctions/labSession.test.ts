import { expect, test } from 'vitest'
import { statesService } from '../../../services/stepfunctions/stepfunctions'
import type { LabWorld, RunReport } from './lab'
import { LabSession } from './labSession'

const parts = { services: [statesService], guests: { run: async () => undefined, reset() {} } }

function world(states: object, input = '{}'): LabWorld {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states })
  return { name: 'flow', definition, input, functions: [], tables: [], seed: 1 }
}

const waiting = world({
  First: { Type: 'Pass', Result: { n: 1 }, Next: 'Pause' },
  Pause: { Type: 'Wait', Seconds: 90, Next: 'Last' },
  Last: { Type: 'Fail', Error: 'Tired', Cause: 'It was long.' },
})

async function given(made: LabWorld) {
  const lab = new LabSession(parts)
  const report = await lab.start(made)
  return { lab, report: report as RunReport }
}

test('a run is told moment by moment', async () => {
  const { lab, report } = await given(waiting)
  expect(report).toMatchObject({ count: 7, quiet: true, cost: { type: 'STANDARD', transitions: 3 } })
  expect(lab.events(0, 99).map(({ offset, type, state, tone }) => [offset, type, state, tone])).toEqual([
    [0, 'ExecutionStarted', undefined, 'quiet'],
    [0, 'PassStateEntered', 'First', 'entered'],
    [0, 'PassStateExited', 'First', 'succeeded'],
    [0, 'WaitStateEntered', 'Pause', 'waiting'],
    [90_000, 'WaitStateExited', 'Pause', 'succeeded'],
    [90_000, 'FailStateEntered', 'Last', 'entered'],
    [90_000, 'ExecutionFailed', 'Last', 'failed'],
  ])
  expect(lab.moment(3)).toMatchObject({
    status: 'RUNNING',
    time: '2025-01-01T00:00:00.000Z',
    states: [{ name: 'First', status: 'succeeded' }, { name: 'Pause', status: 'waiting' }],
    taken: [{ from: 'First', to: 'Pause', caught: false }],
  })
  expect(lab.moment(6)).toMatchObject({ status: 'FAILED', error: 'Tired', cause: 'It was long.' })
  expect(lab.indexAt(89_999)).toBe(3)
  expect(lab.state('First', 6)).toMatchObject({ input: { json: {} }, output: { json: { n: 1 } } })
  expect(lab.state('Last', 3)).toBeUndefined()
})

test('an index beyond the run shows its nearest moment', async () => {
  const { lab } = await given(waiting)
  expect(lab.moment(99).index).toBe(6)
  expect(lab.moment(-1).index).toBe(0)
})

test('equal worlds tell equal logs; a kept run comes back without being run', async () => {
  const { lab, report } = await given(waiting)
  expect((await given(waiting)).report.logHash).toBe(report.logHash)
  const later = new LabSession(parts)
  expect(await later.restore(lab.save() ?? '')).toMatchObject({ logHash: report.logHash, count: 7, restored: 'same' })
  expect(later.moment(3)).toEqual(lab.moment(3))
})

/** A loop without an end, with a state of this type in it. */
const endless = (turning: object) =>
  world({
    Turn: { ...turning, Next: 'Again' },
    Again: { Type: 'Choice', Choices: [{ Variable: '$.enough', IsPresent: true, Next: 'Enough' }], Default: 'Turn' },
    Enough: { Type: 'Succeed' },
  })

test('an endless loop of an Express execution meets a limit that is named', async () => {
  const lab = new LabSession(parts, 5000)
  const report = await lab.start({ ...endless({ Type: 'Pass' }), type: 'EXPRESS' })
  expect(report).toMatchObject({ quiet: false, stopped: 'RunLimitExceeded' })
  expect(lab.moment(1e9).status).toBe('RUNNING')
})

test('a run that was stopped, even before it had begun, is a stopped one at the next visit, too', async () => {
  const lab = new LabSession(parts)
  const started = lab.start(endless({ Type: 'Wait', Seconds: 1 }))
  lab.stop()
  const report = (await started) as RunReport
  expect(report).toMatchObject({ quiet: false, stopped: 'RunCancelled' })
  const later = new LabSession(parts)
  expect(await later.restore(lab.save() ?? '')).toEqual({ ...report, restored: 'same' })
})

test('a run kept by another version is run again and says so', async () => {
  const { lab, report } = await given(waiting)
  const kept = (lab.save() ?? '').replace(report.logHash, '0123456789abcdef')
  expect(await new LabSession(parts).restore(kept)).toMatchObject({ logHash: report.logHash, restored: 'differs' })
})

test.each(['', 'null', '{"world":{}}', '[1'])('what is no run is told: %s', async (text) => {
  expect(await new LabSession(parts).restore(text)).toMatchObject({ problem: { message: expect.stringContaining('no run') } })
})

test('from a fork the world goes on to the same end', async () => {
  const { lab, report } = await given(waiting)
  const forked = (await lab.forkAt(3, [])) as RunReport
  expect(forked.logHash).toBe(report.logHash)
})

const paying = world({ Pay: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'pay' }, End: true } })

/** A mock configuration in which the machine's test case `Late` fails a state's task. */
function late(state: string): string {
  const throwing = { Throw: { Error: 'Lambda.TimeoutException', Cause: 'Late.' } }
  return JSON.stringify({ StateMachines: { flow: { TestCases: { Late: { [state]: 'Late' } } } }, MockedResponses: { Late: { '0': throwing } } })
}

test('a test case answers tasks without their service, also after a fork, and in a kept run', async () => {
  const { lab, report } = await given({ ...paying, mocks: { configuration: late('Pay'), testCase: 'Late' } })
  expect(lab.moment(99)).toMatchObject({ status: 'FAILED', error: 'Lambda.TimeoutException', cause: 'Late.' })
  const failed = lab.events(0, 99).findIndex(({ type }) => type === 'TaskFailed')
  expect(lab.event(failed).between.map(({ story }) => story)).toContain('A mock answered Invoke for Lambda, with Lambda.TimeoutException.')
  expect(((await lab.forkAt(2, [])) as RunReport).logHash).toBe(report.logHash)
  expect(await new LabSession(parts).restore(lab.save() ?? '')).toMatchObject({ logHash: report.logHash, restored: 'same' })
})

test('mocks without a chosen test case change nothing', async () => {
  const { lab } = await given({ ...paying, mocks: { configuration: late('Pay'), testCase: '' } })
  expect(lab.moment(99).cause).toMatch(/Coldstart does not simulate lambda:Invoke/)
})

test('retries are transitions that cost', async () => {
  const { report } = await given(world({ Pay: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'pay' }, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }], End: true } }))
  expect(report.cost).toMatchObject({ transitions: 3 })
})

test('an Express execution is told as a Standard one, by our log: the service keeps no history of it', async () => {
  const { lab, report } = await given({ ...waiting, type: 'EXPRESS' })
  expect(report.executionArn).toMatch(/^arn:aws:states:us-east-1:123456789012:express:flow:/)
  expect(report.count).toBe(7)
  expect(lab.moment(6)).toMatchObject({ status: 'FAILED', error: 'Tired' })
  expect(lab.state('First', 6)).toMatchObject({ output: { json: { n: 1 } } })
  expect(await new LabSession(parts).restore(lab.save() ?? '')).toMatchObject({ count: 7, restored: 'same' })
})

test('an Express execution ends after five minutes', async () => {
  const { lab, report } = await given({ ...world({ Pause: { Type: 'Wait', Seconds: 301, End: true } }), type: 'EXPRESS' })
  expect(lab.moment(99)).toMatchObject({ status: 'TIMED_OUT', event: { offset: 300_000 } })
  expect(report).toMatchObject({ quiet: true, cost: { type: 'EXPRESS', billedDuration: 300_000, billedMemory: 64 } })
})

test.each<[why: string, made: LabWorld, problem: object]>([
  ['a definition that is no JSON', { ...waiting, definition: '{"StartAt"' }, { part: 'definition', error: 'InvalidDefinition' }],
  ['a Standard integration in an Express machine', { ...world({ Sub: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync', Parameters: { StateMachineArn: 'a' }, End: true } }), type: 'EXPRESS' }, { part: 'definition', error: 'InvalidDefinition' }],
  ['an input that is no JSON', { ...waiting, input: '{' }, { part: 'input', error: 'InvalidExecutionInput' }],
  ['table items that are no JSON', { ...waiting, tables: [{ name: 'stock', partitionKey: 'id', items: '[1' }] }, { part: 'table', name: 'stock' }],
  ['table items that are no list of objects', { ...waiting, tables: [{ name: 'stock', partitionKey: 'id', items: '[1]' }] }, { part: 'table', name: 'stock' }],
  ['mocks that are no JSON', { ...paying, mocks: { configuration: '{', testCase: '' } }, { part: 'mocks', message: expect.stringContaining('Line 1, column') }],
  ['a test case that is not there', { ...paying, mocks: { configuration: late('Pay'), testCase: 'Early' } }, { part: 'mocks', message: expect.stringContaining('"Early"') }],
  ['a mocked state that is not there', { ...paying, mocks: { configuration: late('Send'), testCase: 'Late' } }, { part: 'mocks', message: expect.stringContaining('"Send"') }],
])('%s is refused, naming the part', async (_why, made, problem) => {
  expect(await new LabSession(parts).start(made)).toMatchObject({ problem })
})
