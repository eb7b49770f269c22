import { expect, test } from 'vitest'
import { statesService } from '../../../services/stepfunctions/stepfunctions'
import type { LabWorld, Opened, RunReport } from './lab'
import { LabSession } from './labSession'

const parts = { services: [statesService], guests: { run: async () => undefined, reset() {} } }

/** A Distributed Map over the input, whose children fail after a second for a number above 9, else end after two. */
function world(items: readonly number[], more: object = {}): LabWorld {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Rest',
    States: {
      Rest: { Type: 'Wait', Seconds: 1, Next: 'Look' },
      Look: { Type: 'Choice', Choices: [{ Variable: '$', NumericGreaterThan: 9, Next: 'Refuse' }], Default: 'Take' },
      Refuse: { Type: 'Fail', Error: 'TooMuch', Cause: 'More than 9.' },
      Take: { Type: 'Wait', Seconds: 1, End: true },
    },
  }
  const definition = JSON.stringify({ StartAt: 'Each', States: { Each: { Type: 'Map', Label: 'Each', MaxConcurrency: 2, ItemProcessor, End: true, ...more } } })
  return { name: 'flow', definition, input: JSON.stringify(items), functions: [], tables: [], seed: 1 }
}

async function given(made: LabWorld) {
  const lab = new LabSession(parts)
  const report = (await lab.start(made)) as RunReport
  const at = lab.events(0, 99).findIndex(({ type }) => type === 'MapRunStarted')
  const started = lab.event(at).started
  const mapRun = started && lab.open(started.arn, { index: report.count - 1 })
  if (!mapRun) throw new Error('no Map Run was started')
  return { lab, report, at, mapRun }
}

const tolerant = { ToleratedFailurePercentage: 50 }

test('the event and the state that started a Map Run lead to it', async () => {
  const { lab, report, at, mapRun } = await given(world([1, 10, 3], tolerant))

  expect(lab.event(at).started).toEqual({ kind: 'mapRun', arn: mapRun.arn, name: 'Each' })
  expect(lab.state('Each', report.count - 1)?.started?.arn).toBe(mapRun.arn)
  expect(lab.state('Each', at - 1)?.started).toBeUndefined()
  expect(lab.open(`${mapRun.arn}x`, { index: 0 })).toBeUndefined()
})

test('a Map Run is told by starts and ends of its children, two side by side', async () => {
  const { lab, mapRun } = await given(world([1, 10, 3], tolerant))

  expect(lab.events(0, 99, mapRun.arn).map(({ offset, type, child, tone }) => [offset, type, child, tone])).toEqual([
    [0, 'MapRunStarted', undefined, 'quiet'],
    [0, 'ExecutionStarted', 0, 'entered'],
    [0, 'ExecutionStarted', 1, 'entered'],
    [1000, 'ExecutionFailed', 1, 'failed'],
    [1000, 'ExecutionStarted', 2, 'entered'],
    [2000, 'ExecutionSucceeded', 0, 'succeeded'],
    [3000, 'ExecutionSucceeded', 2, 'succeeded'],
    [3000, 'MapRunSucceeded', undefined, 'succeeded'],
  ])
  expect(mapRun).toMatchObject({ kind: 'mapRun', count: 8, moment: { index: 7 }, end: { status: 'SUCCEEDED' } })
  expect(lab.event(3, mapRun.arn).story).toBe('Child execution 1 failed with TooMuch after 1 s.')
})

test('at each moment the counts are those of the children listed, forth and back', async () => {
  const { lab, mapRun } = await given(world([1, 10, 3], tolerant))
  const counted = (index: number) => lab.moment(index, mapRun.arn).mapRun?.counts
  const listed = (index: number) => lab.children(mapRun.arn, index, 0, 99).rows.map(({ position, status }) => `${position} ${status}`)

  const forth = Array.from({ length: mapRun.count }, (_, index) => [counted(index), listed(index)])
  const back = forth.map((_, i) => mapRun.count - 1 - i).map((index) => [counted(index), listed(index)])

  expect(back.reverse()).toEqual(forth)
  expect(counted(0)).toEqual({ pending: 3, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 3 })
  expect(forth[4]).toEqual([
    { pending: 0, running: 2, succeeded: 0, failed: 1, timedOut: 0, aborted: 0, total: 3 },
    ['0 RUNNING', '1 FAILED', '2 RUNNING'],
  ])
  expect(lab.children(mapRun.arn, 7, 0, 99, 'FAILED')).toMatchObject({ total: 1, rows: [{ position: 1, startedAt: 0, duration: 1000 }] })
})

test('a child has moments of its own, and opens where the Map Run stands', async () => {
  const { lab, mapRun } = await given(world([1, 10, 3], tolerant))
  const [early, child] = lab.children(mapRun.arn, 7, 0, 2).rows.map(({ arn }) => arn)
  const opened = lab.open(child ?? '', { index: 7, of: mapRun.arn }) as Opened

  // The neighbour was in its second Wait when this child failed.
  expect(lab.open(early ?? '', { index: 3, of: mapRun.arn })?.moment.event).toMatchObject({ type: 'WaitStateEntered', state: 'Take' })
  expect(opened).toMatchObject({ kind: 'execution', position: 1, machine: 'flow/Each', count: 7, end: { status: 'FAILED', error: 'TooMuch' } })
  expect(lab.state('Look', 6, opened.arn)).toMatchObject({ status: 'succeeded', input: { json: 10 } })
  expect(lab.indexAt(999, opened.arn)).toBe(1)
})

test('more failures than are tolerated fail the Map Run, and stop what still runs', async () => {
  const { lab, mapRun } = await given(world([10, 1, 2, 3]))

  const { counts } = lab.moment(99, mapRun.arn).mapRun ?? {}
  expect(lab.moment(99, mapRun.arn)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' })
  expect(counts).toMatchObject({ total: 4, succeeded: 0, failed: 1, aborted: 1, pending: 2 })
})

test('a fork within a child makes its moment the present', async () => {
  const { lab, mapRun, report } = await given(world([1, 10, 3], tolerant))
  const [child] = lab.children(mapRun.arn, 7, 1, 1).rows

  const forked = (await lab.forkAt(1, [], child?.arn)) as RunReport

  expect(forked.logHash).toBe(report.logHash)
})

test('10,000 children are windows on numbers', async () => {
  const { lab, mapRun } = await given(world(Array.from({ length: 10_000 }, (_, i) => i % 10), { MaxConcurrency: 0 }))

  expect(mapRun).toMatchObject({ count: 20_002, moment: { mapRun: { counts: { total: 10_000, succeeded: 10_000 } } } })
  expect(mapRun.ticks.length).toBeLessThanOrEqual(2000)
  const window = lab.children(mapRun.arn, 20_001, 9900, 500)
  expect(window).toMatchObject({ total: 10_000, rows: { length: 100, 99: { position: 9999 } } })
  expect(JSON.stringify(lab.children(mapRun.arn, 20_001, 0, 500)).length).toBeLessThan(65_536)
})
