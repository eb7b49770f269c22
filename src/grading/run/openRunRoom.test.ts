import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import type { Proof } from '../../content/questions/proof'
import type { Question } from '../../content/questions/question'
import { libraryOver } from '../../sim/cloud/library'
import { openRunRoom } from './openRunRoom'
import type { OpenedRun } from './runRoom'

const { createRecordedCloud, createLab } = libraryOver(assets)

function question(proof: Proof): Question {
  const choice = (id: string) => ({ id, text: id, why: id })
  return {
    id: 'q', service: 'stepfunctions', kind: 'choice', prompt: 'What?', choices: ['right', 'wrong'].map(choice), key: ['right'], facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented', proof,
  }
}

const machine = { StartAt: 'Weigh', States: { Weigh: { Type: 'Pass', Next: 'Wait' }, Wait: { Type: 'Wait', Seconds: 30, End: true } } }
const steps = [{ call: 'sqs:CreateQueue', input: { QueueName: 'parcels' }, as: 'queue' }, { machine: 'post', definition: machine }, { execute: 'post', as: 'run' }]
const happens = question({ steps, claims: { right: [{ events: { type: 'WaitStateEntered' } }, { of: 'run.status', equals: 'SUCCEEDED' }], wrong: [{ events: { type: 'WaitStateEntered' }, count: 2 }] } })

async function opened(of: Question, option: string) {
  const room = openRunRoom(createRecordedCloud)
  const run = await room.openRun(of, option)
  if ('broken' in run) throw new Error(run.broken)
  return { room, run: run as OpenedRun }
}

describe('a proof’s run', () => {
  test('opens where the first claim fails', async () => {
    const { room, run } = await opened(happens, 'wrong')
    expect(run).toMatchObject({ keyed: false, holds: false })
    const { index, count } = room.lookAtRun({}, run.deciding)
    expect(index).toBeLessThan(count - 1)
    expect(room.runMoment(index)).toMatchObject({ event: { type: 'WaitStateEntered', note: 'Wait', tone: 'waiting' } })
    expect(room.runMoment(index).story).toContain('Wait')
  })

  test('opens at the answer where a result decides', async () => {
    const { room, run } = await opened(happens, 'right')
    const { index } = room.lookAtRun({}, run.deciding)
    expect(room.runMoment(index).event).toMatchObject({ service: 'states', type: 'DescribeExecution answered' })
  })

  test('is the same log each time, and for each claim about one run', async () => {
    const hashes = [await opened(happens, 'right'), await opened(happens, 'right'), await opened(happens, 'wrong')].map(({ run }) => run.logHash)
    expect(new Set(hashes).size).toBe(1)
  })

  test('is another with what another option changes', async () => {
    const wait = { call: 'sqs:CreateQueue', input: { QueueName: { $ref: 'with.name' } } }
    const does = question({ steps: [wait], changes: { right: { with: { name: 'a' } }, wrong: { with: { name: 'b' } } }, goal: [{ events: { type: 'ApiCallEnded' }, count: 1 }] })
    expect((await opened(does, 'right')).run.logHash).not.toBe((await opened(does, 'wrong')).run.logHash)
  })

  test('shows the moments of one service, or of one resource, each at its place in the log', async () => {
    const { room, run } = await opened(happens, 'right')
    const all = room.lookAtRun({}, 0).count
    const { count, lanes, ticks, index } = room.lookAtRun({ service: 'sqs', resource: 'parcels' }, run.deciding)
    expect(count).toBe(run.sources.find(({ resource }) => resource === 'parcels')?.events)
    expect(count).toBeLessThan(all)
    expect(lanes).toEqual([{ service: 'sqs', resource: 'parcels' }])
    expect(ticks).toHaveLength(count)
    // What decides lies later than anything the queue did.
    expect(index).toBe(count - 1)
    expect(room.runRows(0, 10).map(({ seq }) => seq)).toEqual([0, 1])
  })

  test('has a lane of its own for forty resources, and one for all others', async () => {
    const many = question({ steps: [{ many: 50, do: { call: 'sqs:CreateQueue', input: { QueueName: { $text: 'q{{index}}' } } } }], claims: { right: [{ events: { type: 'ApiCallEnded' } }], wrong: [{ events: { type: 'ApiCallEnded' }, count: 0 }] } })
    const { room } = await opened(many, 'right')
    const { lanes, ticks } = room.lookAtRun({}, 0)
    expect(lanes).toHaveLength(41)
    expect(lanes[40]).toEqual({ service: '', resource: '10 more' })
    expect(Math.max(...ticks.map(({ lane }) => lane))).toBe(40)
  })

  test('has an execution that the Step Functions lab takes up as it was, at the moment asked for', async () => {
    const { room, run } = await opened(happens, 'wrong')
    expect(run.executions).toHaveLength(1)
    const { text, world, index } = await room.labRun(run.executions[0]!, run.deciding)
    expect(world).toMatchObject({ name: 'post', type: 'STANDARD', input: '{}', functions: [] })
    expect(JSON.parse(world.definition)).toEqual(machine)
    const lab = createLab()
    expect(await lab.restore(text)).toMatchObject({ restored: 'same', quiet: true, logHash: run.logHash })
    expect(lab.moment(index)).toMatchObject({ event: { type: 'WaitStateEntered', state: 'Wait' }, status: 'RUNNING' })
    // To look something up is no part of the run.
    expect((await room.labRun(run.executions[0]!, run.deciding)).text).toBe(text)
    // The lab goes on with it, and puts down what it has made of it.
    await lab.forkAt(index, [])
    expect(await createLab().restore(lab.save()!)).toMatchObject({ restored: 'same' })
  })

  test('is told as broken where there is none', async () => {
    const room = openRunRoom(createRecordedCloud)
    expect(await room.openRun(happens, 'none')).toEqual({ broken: "'none' is no option; there are right, wrong" })
  })
})
