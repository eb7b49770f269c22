import { describe, expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import type { OpenedRun, RunFilter, RunRow } from '../../grading/run/runRoom'
import { createProofRunStore, type RemoteRunRoom } from './proofRunStore'

const question = { id: 'q' } as Question
/** A log of ten events, each second one of the queue's. */
const LOG = Array.from({ length: 10 }, (_, seq) => ({ seq, service: seq % 2 === 0 ? 'lambda' : 'sqs' }))

function room() {
  const opened: string[] = []
  let shown = LOG
  const row = (index: number) => ({ index, ...shown[index]! }) as RunRow
  const remote: RemoteRunRoom = {
    openRun: async (_question, option) => {
      opened.push(option)
      return option === 'bad' ? { broken: 'is refused' } : ({ option, deciding: 5 } as OpenedRun)
    },
    async lookAtRun({ service }: RunFilter, seq) {
      shown = LOG.filter((event) => service === undefined || event.service === service)
      return { startedAt: 0, count: shown.length, ticks: [], lanes: [], index: shown.findLastIndex((event) => event.seq <= seq) }
    },
    runRows: async (from, count) => shown.slice(from, from + count).map((_event, i) => row(from + i)),
    runMoment: async (index) => ({ event: row(index), story: '', time: '', details: { json: {} } }),
    labRun: () => Promise.reject(new Error('gone')),
    gatewayRun: () => Promise.reject(new Error('gone')),
    lambdaRun: () => Promise.reject(new Error('gone')),
  }
  const store = createProofRunStore(() => remote, { after: () => () => undefined, frame: async () => undefined })
  return { store, opened }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('looking at a proof’s run', () => {
  test('begins at the event that decides', async () => {
    const { store } = room()
    await store.getState().open(question, 'a')
    expect(store.getState().index).toBe(5)
  })

  test('begins at the event that a link names', async () => {
    const { store } = room()
    await store.getState().open(question, 'a', 2)
    expect(store.getState().index).toBe(2)
  })

  test('plays nothing anew that is there', async () => {
    const { store, opened } = room()
    await store.getState().open(question, 'a')
    store.getState().goTo(1)
    await store.getState().open(question, 'a')
    expect(opened).toEqual(['a'])
    expect(store.getState().index).toBe(1)
    await store.getState().open(question, 'b')
    expect(opened).toEqual(['a', 'b'])
  })

  test('a filter keeps the moment, or the one before it', async () => {
    const { store } = room()
    await store.getState().open(question, 'a')
    await settled()
    await store.getState().narrow({ service: 'lambda' })
    await settled()
    expect(store.getState().moment?.event.seq).toBe(4)
  })

  test('an event that the filter hides is shown without it', async () => {
    const { store } = room()
    await store.getState().open(question, 'a')
    await store.getState().narrow({ service: 'lambda' })
    await store.getState().goToEvent(8)
    expect(store.getState()).toMatchObject({ filter: { service: 'lambda' }, index: 4 })
    await store.getState().goToEvent(7)
    expect(store.getState()).toMatchObject({ filter: {}, index: 7 })
  })

  test('tells why a proof cannot be played', async () => {
    const { store } = room()
    await store.getState().open(question, 'bad')
    expect(store.getState()).toMatchObject({ problem: 'is refused', opening: false, run: undefined })
  })
})
