import { describe, expect, test } from 'vitest'
import type { StageGroup, StageView, TraceMoment } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { boxFrom, stageOf, stagesAt } from './stagesAt'

const stage = (name: string, group: StageGroup): StageView => ({ name, group, status: 'passed', story: '', input: { json: {} } })
const moment = (kind: TraceMoment['kind'], name?: string): TraceMoment => ({ kind, ...(name === undefined ? {} : { stage: name }), offset: 0, tone: 'entered', story: '', meanwhile: [] })

const trace = {
  stages: [
    stage('Routing', 'Method request'),
    stage('Cache lookup', 'Method request'),
    stage('Integration request', 'Integration request'),
    stage('Integration', 'Integration'),
    stage('Method response', 'Method response'),
  ],
  moments: [moment('received'), moment('passed', 'Routing'), moment('passed', 'Cache lookup'), moment('waits', 'Integration'), moment('passed', 'Integration'), moment('passed', 'Method response'), moment('answered')],
}

test.each([
  [0, ['not entered', 'not entered', 'not entered', 'not entered', 'not entered']],
  [1, ['passed', 'not entered', 'not entered', 'not entered', 'not entered']],
  [3, ['passed', 'passed', 'skipped', 'waiting', 'not entered']],
  [4, ['passed', 'passed', 'skipped', 'passed', 'not entered']],
  [6, ['passed', 'passed', 'skipped', 'passed', 'passed']],
])('at moment %d each stage stands as it did then', (index, statuses) => {
  expect(stagesAt(trace, index).map(({ status }) => status)).toEqual(statuses)
})

test('a stage that has waited tells for how long', () => {
  const waited = { ...trace, moments: trace.moments.map((each, i) => (i === 4 ? { ...each, offset: 250 } : each)) }
  expect(stagesAt(waited, 3).map(({ took }) => took)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(stagesAt(waited, 4).map(({ took }) => took)).toEqual([undefined, undefined, undefined, 250, undefined])
})

test('what comes after a failure is skipped once the client has its answer', () => {
  const failed = { stages: trace.stages, moments: [moment('received'), moment('failed', 'Routing'), moment('answered')] }
  expect(stagesAt(failed, 1).map(({ status }) => status)).toEqual(['failed', 'not entered', 'not entered', 'not entered', 'not entered'])
  expect(stagesAt(failed, 2).map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped', 'skipped', 'skipped'])
})

test('the answer belongs to the last stage that did something, the first moment to none', () => {
  expect([stageOf(trace, 6), stageOf(trace, 3), stageOf(trace, 0)]).toEqual(['Method response', 'Integration', undefined])
})

describe('boxes are stepped over', () => {
  test.each([
    [0, 1, 1],
    [1, 1, 3],
    [3, 1, 5],
    [6, 1, 6],
    [6, -1, 5],
    [5, -1, 3],
    [4, -1, 3],
    [3, -1, 1],
    [0, -1, 0],
  ] as const)('from %d by %d to %d', (index, direction, to) => {
    expect(boxFrom(trace, index, direction)).toBe(to)
  })
})
