import { expect, test } from 'vitest'
import type { FrontDoorSignal, Service } from '../../../aws/service'
import { succeed } from '../../../aws/answer'
import { statesService } from '../../../services/stepfunctions/stepfunctions'
import type { LabWorld, RunReport, TokenAnswer } from './lab'
import { LabSession } from './labSession'

/** A function that takes its token and says nothing more. */
const lambda: Service<null, FrontDoorSignal> = {
  id: 'lambda',
  initial: null,
  react: (state, signal) => ({ state, effects: signal.type === 'Call' ? [succeed(signal.call, { StatusCode: 200, Payload: 'null' })] : [] }),
}

const parts = { services: [statesService, lambda], guests: { run: async () => undefined, reset() {} } }

function asking(more: object = {}): LabWorld {
  const Parameters = { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } }
  const Approve = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters, Next: 'Ship', ...more }
  const definition = JSON.stringify({ StartAt: 'Approve', States: { Approve, Ship: { Type: 'Succeed' } } })
  return { name: 'flow', definition, input: '{}', functions: [], tables: [], seed: 1 }
}

/** A run, and the moment at which its state waits. */
async function given(made: LabWorld = asking()) {
  const lab = new LabSession(parts)
  const report = (await lab.start(made)) as RunReport
  const waits = lab.events(0, 99).findIndex(({ type }) => type === 'TaskSubmitted')
  const answered = async (answer: Omit<TokenAnswer, 'state' | 'after'> & { readonly after?: number; readonly output?: string; readonly error?: string; readonly cause?: string }, at = waits) =>
    lab.forkAt(at, [], undefined, { state: 'Approve', after: 0, ...answer } as TokenAnswer)
  const types = () => lab.events(0, 99).map(({ type }) => type)
  return { lab, report, waits, answered, types }
}

test('a state that waits for its token says so; one that does not, does not', async () => {
  const { lab, waits, report } = await given()
  expect(lab.state('Approve', waits)).toMatchObject({ status: 'waiting', tokens: 1 })
  expect(lab.state('Approve', waits - 1)).not.toHaveProperty('tokens')
  expect(report).toMatchObject({ quiet: true, count: waits + 1 })
})

test('SendTaskSuccess lets the execution go on with its output, at that moment', async () => {
  const { lab, answered, types } = await given()
  expect(await answered({ kind: 'success', output: '{"approved":true}' })).toMatchObject({ quiet: true })
  expect(types().slice(-4)).toEqual(['TaskStateExited', 'SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded'])
  expect(lab.state('Approve', 99)).toMatchObject({ status: 'succeeded', output: { json: { approved: true } } })
})

test('SendTaskFailure fails the task by its name', async () => {
  const { lab, answered } = await given(asking({ Catch: [{ ErrorEquals: ['Declined'], Next: 'Ship' }] }))
  await answered({ kind: 'failure', error: 'Declined', cause: 'No.' })
  expect(lab.state('Approve', 99)).toMatchObject({ status: 'caught', error: 'Declined', cause: 'No.' })
})

test('a heartbeat counts the time anew; without one the state times out', async () => {
  const { lab, answered } = await given(asking({ HeartbeatSeconds: 10 }))
  expect(lab.moment(99).event.offset).toBe(10_000)
  await answered({ kind: 'heartbeat', after: 8000 })
  expect(lab.moment(99)).toMatchObject({ status: 'FAILED', error: 'States.Timeout', event: { offset: 18_000 } })
})

test('an answer that comes too late is refused, and the run tells so', async () => {
  const { lab, answered } = await given(asking({ HeartbeatSeconds: 10 }))
  expect(await answered({ kind: 'success', output: '{}', after: 11_000 })).toMatchObject({ quiet: true, refused: expect.stringMatching(/^SendTaskSuccess was refused with TaskTimedOut/) })
  expect(lab.moment(99).error).toBe('States.Timeout')
})

test('an answer that is none is told, and nothing of the run is forgotten', async () => {
  const { lab, answered, report } = await given(asking({ HeartbeatSeconds: 10 }))
  expect(await answered({ kind: 'success', output: '{' })).toMatchObject({ problem: { part: 'answer', message: expect.stringContaining('not JSON') } })
  expect(await answered({ kind: 'success', output: '{}' }, 1)).toMatchObject({ problem: { part: 'answer', message: expect.stringContaining('does not wait') } })
  expect(lab.moment(report.count - 1)).toMatchObject({ error: 'States.Timeout' })
})

test('of several iterations that wait, the last is answered', async () => {
  const definition = JSON.parse(asking().definition) as { States: { Approve: { Next?: string; End?: true } } }
  const { Approve } = definition.States
  const { Next: _next, ...last } = Approve
  const each = { Type: 'Map', ItemProcessor: { StartAt: 'Approve', States: { Approve: { ...last, End: true } } }, End: true }
  const made = { ...asking(), input: '[1,2,3]', definition: JSON.stringify({ StartAt: 'Each', States: { Each: each } }) }
  const { lab, types } = await given(made)
  const end = types().length - 1
  expect(lab.state('Approve', end)).toMatchObject({ tokens: 3 })
  await lab.forkAt(end, [], undefined, { kind: 'success', output: '1', state: 'Approve', after: 0 })
  expect(types().filter((type) => type === 'MapIterationSucceeded')).toHaveLength(1)
  expect(lab.state('Approve', 99)).toMatchObject({ status: 'succeeded', tokens: 2 })
})

test('a kept run has the answer in it', async () => {
  const { lab, answered } = await given()
  const { logHash } = (await answered({ kind: 'success', output: '{}' })) as RunReport
  expect(await new LabSession(parts).restore(lab.save() ?? '')).toMatchObject({ logHash, restored: 'same' })
})
