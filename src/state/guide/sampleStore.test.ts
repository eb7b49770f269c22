import { expect, test } from 'vitest'
import type { Sample } from '../../content/guide/sample'
import type { Act, SampleOutcome } from '../../grading/sample/playSample'
import { createSampleStore } from './sampleStore'

const line = (name: string) => ({ name: 'run', says: '', line: `aws lambda invoke --function-name ${name} out.json` })
const sample = { id: 's', title: 'S', about: '', corrected: [], code: [], steps: [], terminal: 'aws', runs: [line('one'), line('two')], logs: [], watched: [], story: {}, lab: { lab: 'lambda', code: '', event: '' } } as const satisfies Sample
const outcome = (text: string): SampleOutcome => ({ answers: [{ title: 'Printed', text }], logs: [], changes: [], story: [] })

test('what stands on the command line is what runs', async () => {
  const asked: Act[] = []
  const store = createSampleStore(sample, async (_sample, act) => (asked.push(act), outcome('done')))
  store.getState().choose(1)
  expect(store.getState().line).toMatch(/two/)
  store.getState().setLine('aws lambda invoke --function-name three out.json')
  await store.getState().run()
  expect(asked.map(({ steps }) => steps[0])).toEqual([{ call: 'lambda:Invoke', input: { FunctionName: 'three' }, as: 'printed', mayFail: true }])
  expect(store.getState().outcome).toEqual(outcome('done'))
})

test('a line that is none is not sent, and says why', async () => {
  const store = createSampleStore(sample, () => { throw new Error('not to be sent') })
  store.getState().setLine('aws lambda invoke out.json')
  await store.getState().run()
  expect(store.getState()).toMatchObject({ outcome: undefined, problem: 'the following arguments are required: --function-name' })
})

test('who chooses another run meanwhile is not shown the first one’s outcome', async () => {
  let settle: (outcome: SampleOutcome) => void = () => undefined
  const store = createSampleStore(sample, () => new Promise((resolve) => { settle = resolve }))
  const running = store.getState().run()
  store.getState().choose(1)
  settle(outcome('of the first'))
  await running
  expect(store.getState()).toMatchObject({ outcome: undefined, running: false })
})

test('a run that breaks says why, and the next one may succeed', async () => {
  let broken = true
  const store = createSampleStore(sample, async () => { if (broken) throw new Error('no such step'); return outcome('done') })
  await store.getState().run()
  expect(store.getState()).toMatchObject({ problem: 'no such step', running: false })
  broken = false
  await store.getState().run()
  expect(store.getState()).toMatchObject({ problem: undefined, outcome: outcome('done') })
})
