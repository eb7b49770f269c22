import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exampleDraft, labWorldOf } from './draft'
import { draftRecord } from './draftFile'
import { createDraftStore } from './draftStore'
import { recordsInMemory } from './records.testing'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23) }))
afterEach(() => void vi.useRealTimers())

/** A visit to the lab on a device that has kept `start`. `leave` ends it. */
async function visit(device = recordsInMemory()) {
  let keep = () => {}
  const store = createDraftStore(device.records, (flush) => (keep = flush))
  await store.getState().open()
  return {
    device,
    draft: () => store.getState(),
    async leave() {
      keep()
      await settled()
      return device
    },
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0)

describe('a draft on the device', () => {
  test('a first visit opens with the example', async () => {
    const { draft, device } = await visit()

    expect(draft()).toMatchObject({ ...exampleDraft(), loadState: 'ready', shownFunction: 'validate', setAside: [] })
    expect(draft().problem).toBeUndefined()
    expect([...device.held.keys()]).toEqual([])
  })

  test('every kind of edit is there on the next visit', async () => {
    const first = await visit()

    first.draft().setDefinition('{')
    first.draft().setType('EXPRESS')
    first.draft().setInput('[1]')
    first.draft().setFunction({ name: 'validate', code: 'broken(' })
    first.draft().setFunction({ name: 'ship', code: '' })
    first.draft().removeFunction('payment')
    first.draft().setTable({ name: 'inventory', partitionKey: 'productId', items: '[' })
    first.draft().setSeed(7)
    first.draft().setMocks({ configuration: '{}', testCase: 'Late' })
    const second = await visit(await first.leave())

    expect(labWorldOf(second.draft())).toEqual({
      name: 'OrderProcessing',
      type: 'EXPRESS',
      definition: '{',
      input: '[1]',
      functions: [
        { name: 'validate', code: 'broken(' },
        { name: 'ship', code: '' },
      ],
      tables: [{ name: 'inventory', partitionKey: 'productId', items: '[' }],
      seed: 7,
      mocks: { configuration: '{}', testCase: 'Late' },
    })
  })

  test('mocks of which no test case is chosen are kept, and not run', async () => {
    const first = await visit()
    first.draft().setMocks({ configuration: '{ half', testCase: '' })

    const second = await visit(await first.leave())

    expect(second.draft().mocks.configuration).toBe('{ half')
    expect(labWorldOf(second.draft()).mocks).toBeUndefined()
  })

  test('who types without a pause is kept up with, without a write for each key', async () => {
    const { draft, device } = await visit()
    const write = vi.spyOn(device.records, 'write')

    for (let key = 0; key < 100; key++) {
      draft().setInput('x'.repeat(key))
      await vi.advanceTimersByTimeAsync(20)
    }

    expect(write.mock.calls.length).toBeGreaterThan(5)
    expect(write.mock.calls.length).toBeLessThan(15)
  })

  test('an edit right before the page ends is kept', async () => {
    const first = await visit()

    first.draft().setInput('last words')

    expect((await visit(await first.leave())).draft().input).toBe('last words')
  })

  test('an edit that the device has not answered for is kept when the page ends', async () => {
    const first = await visit()
    first.device.stall()
    first.draft().setInput('sent, and no answer')
    await vi.advanceTimersByTimeAsync(1000)

    expect((await visit(await first.leave())).draft().input).toBe('sent, and no answer')
  })
})

describe('what replaces a draft as a whole', () => {
  test('texts that are taken over can be undone', async () => {
    const { draft } = await visit()
    draft().setDefinition('my machine')
    draft().takeOver('Opened a proof', { type: 'EXPRESS', definition: 'theirs', input: '1', functions: [], tables: [], seed: 3 })
    expect(draft()).toMatchObject({ type: 'EXPRESS', definition: 'theirs', input: '1', functions: [], seed: 3, replaced: { by: 'Opened a proof' } })
    draft().undo()
    expect(draft()).toMatchObject({ type: 'STANDARD', definition: 'my machine' })
  })

  test('reset brings the example, undo the draft, and undo of that the example again', async () => {
    const { draft } = await visit()
    draft().setDefinition('my machine')

    draft().reset()
    expect(draft().definition).toBe(exampleDraft().definition)
    expect(draft().replaced?.by).toBe('Reset to the example')

    draft().undo()
    expect(draft().definition).toBe('my machine')

    draft().undo()
    expect(draft().definition).toBe(exampleDraft().definition)
  })

  test('an edit after it is not lost to undo', async () => {
    const { draft } = await visit()
    draft().reset()
    draft().setDefinition('written since')

    draft().undo()
    draft().undo()

    expect(draft().definition).toBe('written since')
  })

  test('undo is there on the next visit too', async () => {
    const first = await visit()
    first.draft().setDefinition('my machine')
    first.draft().reset()

    const second = await visit(await first.leave())
    second.draft().undo()

    expect(second.draft().definition).toBe('my machine')
    second.draft().forgetReplaced()
    const third = await visit(await second.leave())
    expect(third.draft().definition).toBe('my machine')
    expect(third.draft().replaced).toBeUndefined()
  })

  test('a variation changes what it names and leaves the rest', async () => {
    const { draft } = await visit()
    draft().setDefinition('my machine')
    draft().removeFunction('validate')
    draft().showFunction('payment')

    draft().tryVariation('transient-failures')

    expect(draft().definition).toBe('my machine')
    expect(draft().functions.map(({ name }) => name)).toEqual(['payment', 'validate'])
    expect(draft().functions[1]?.code).toContain('const failures = 2')
    expect(draft().shownFunction).toBe('validate')
  })

  test('a file brings its draft; a wrong one changes nothing', async () => {
    const { draft } = await visit()
    draft().setInput('mine')
    const file = draft().exportFile()
    draft().reset()

    expect(draft().importFile('{}')).toBe('it is not a draft of Coldstart')
    expect(draft().input).toBe(exampleDraft().input)

    expect(draft().importFile(file)).toBeUndefined()
    expect(draft().input).toBe('mine')
  })

  test('the function shown is always one that exists', async () => {
    const { draft } = await visit()
    draft().showFunction('payment')

    draft().removeFunction('payment')
    expect(draft().shownFunction).toBe('validate')

    draft().removeFunction('validate')
    expect(draft().shownFunction).toBe('')

    draft().setFunction({ name: 'ship', code: '' })
    expect(draft().shownFunction).toBe('ship')
  })
})

describe('a device that does not do its part', () => {
  test.each([
    ['a newer version', { coldstart: 'draft', format: 2, pages: ['…'] }, 'another version of Coldstart (format 2'],
    ['damage', { ...draftRecord(exampleDraft()), draft: { definition: 1 } }, 'draft.scenarioId is missing'],
    ['something else', 'a text', 'it should be an object, but is a string'],
  ])('a draft of %s is set aside untouched, and told', async (_why, record, told) => {
    const { draft, device, leave } = await visit(recordsInMemory({ current: record }))

    expect(draft().definition).toBe(exampleDraft().definition)
    expect(draft().problem).toContain(told)
    expect(draft().setAside).toEqual(['set aside 2026-11-23T00:00:00.000Z'])
    expect(device.held.get('set aside 2026-11-23T00:00:00.000Z')).toEqual(record)

    draft().setInput('going on')
    const later = await visit(await leave())
    expect(later.draft().input).toBe('going on')
    expect(later.draft().problem).toBeUndefined()
    expect(later.draft().setAside).toHaveLength(1)

    await later.draft().dropSetAside('set aside 2026-11-23T00:00:00.000Z')
    expect(later.draft().setAside).toEqual([])
  })

  test('the problem of opening stays while edits are kept', async () => {
    const { draft, leave } = await visit(recordsInMemory({ current: 'a text' }))

    draft().setInput('going on')
    await leave()

    expect(draft().problem).toContain('could not be read')
  })

  test('closed storage is told, and editing goes on', async () => {
    const device = recordsInMemory()
    device.refuse('storage is closed')
    const { draft } = await visit(device)

    expect(draft()).toMatchObject({ loadState: 'ready', problem: expect.stringContaining('storage is closed') })
    draft().setInput('mine')
    expect(draft().input).toBe('mine')
  })

  test('a full device is told until it keeps again', async () => {
    const { draft, device, leave } = await visit()

    device.refuse('the quota is exceeded')
    draft().setInput('more')
    await leave()
    expect(draft().problem).toContain('the quota is exceeded')

    device.refuse()
    draft().setInput('less')
    await leave()
    expect(draft().problem).toBeUndefined()
    expect((await visit(device)).draft().input).toBe('less')
  })

  test('of two tabs the last to write is kept', async () => {
    const device = recordsInMemory()
    const [one, other] = [await visit(device), await visit(device)]

    one.draft().setInput('one')
    await one.leave()
    other.draft().setDefinition('other')
    await other.leave()

    const later = await visit(device)
    expect(later.draft()).toMatchObject({ definition: 'other', input: exampleDraft().input })
  })
})

test('a function and a table called otherwise keep their place and their content, at the next visit too', async () => {
  const { draft, device, leave } = await visit()
  const { functions, tables } = draft()
  draft().showFunction('payment')

  draft().renameFunction('payment', 'charge')
  draft().renameFunction('validate', 'check')
  draft().renameTable('inventory', 'stock')

  expect(draft().functions).toEqual([{ ...functions[0], name: 'check' }, { ...functions[1], name: 'charge' }])
  expect(draft().shownFunction).toBe('charge')
  expect(draft().tables).toEqual([{ ...tables[0], name: 'stock' }])
  await leave()
  expect((await visit(device)).draft().functions.map(({ name }) => name)).toEqual(['check', 'charge'])
})
