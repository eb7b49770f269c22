import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDiagnosticsStore, type Checker } from './diagnosticsStore'
import { createDraftStore } from './draftStore'
import type { Problem } from './problem'
import { recordsInMemory } from './records.testing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A checker that answers when told to, with one problem that repeats the text. */
function slowChecker() {
  const asked: { text: string; answer(): void }[] = []
  const check: Checker['check'] = (text) =>
    new Promise((resolve) => asked.push({ text, answer: () => resolve([problem(text)]) }))
  return { asked, check }
}

const problem = (message: string): Problem => ({ severity: 'ERROR', message, offset: 0, length: 1, line: 1, column: 1 })
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

function watched(check: Checker['check'], checkHandler: Checker['checkHandler'] = async () => undefined) {
  const draft = createDraftStore(recordsInMemory().records, () => {})
  const diagnostics = createDiagnosticsStore(draft, { check, checkHandler })
  diagnostics.getState().watch()
  return { draft: () => draft.getState(), found: () => diagnostics.getState() }
}

test('a definition is checked when typing pauses, not for each key', async () => {
  const { asked, check } = slowChecker()
  const { draft } = watched(check)

  for (const text of ['a', 'ab', 'abc']) {
    draft().setDefinition(text)
    await wait(100)
  }
  expect(asked).toEqual([])

  await wait(50)
  expect(asked.map(({ text }) => text)).toEqual(['abc'])
})

test('a newer text overtakes: an old answer is not shown, and texts between are never asked about', async () => {
  const { asked, check } = slowChecker()
  const { draft, found } = watched(check)
  draft().setDefinition('old')
  await wait(150)

  draft().setDefinition('between')
  await wait(150)
  draft().setDefinition('new')
  await wait(150)
  asked[0]!.answer()
  await wait(0)

  expect(found().definition).toEqual([])
  expect(asked.map(({ text }) => text)).toEqual(['old', 'new'])
  asked[1]!.answer()
  await wait(0)
  expect(found().definition).toEqual([problem('new')])
})

test('a definition is checked as a machine of its type, and again when that changes', async () => {
  const asked: string[] = []
  const { draft } = watched(async (_text, type) => {
    asked.push(type)
    return []
  })
  await wait(150)
  draft().setType('EXPRESS')
  await wait(150)

  expect(asked).toEqual(['STANDARD', 'EXPRESS'])
})

test('a checker that fails says so, and checks the next text', async () => {
  const { draft, found } = watched(async (text) => {
    if (text === 'bad') throw new Error('out of memory')
    return []
  })
  draft().setDefinition('bad')
  await wait(150)
  expect(found().definition[0]?.message).toBe('The definition could not be checked: out of memory')

  draft().setDefinition('good')
  await wait(150)
  expect(found().definition).toEqual([])
})

test('input and items are checked too, with the place', async () => {
  const { draft, found } = watched(async () => [])
  await wait(150)
  expect(found()).toMatchObject({ input: [], tables: { inventory: [] }, missing: { functions: [], tables: [] } })

  draft().setInput('{\n  "a": 1,\n}')
  draft().setTable({ name: 'inventory', partitionKey: 'productId', items: '[{}]' })
  draft().setMocks({ configuration: '{ "StateMachines": {} }', testCase: '' })
  draft().removeFunction('payment')
  await wait(150)

  expect(found().input[0]).toMatchObject({ line: 3, column: 1 })
  expect(found().tables['inventory']?.[0]).toMatchObject({ line: 1, column: 2 })
  expect(found().mocks[0]).toMatchObject({ line: 1, column: 1, message: 'MockedResponses is missing.' })
  expect(found().missing.functions).toEqual(['payment'])
})

test('a handler is checked again only when its code changed, and told with its place', async () => {
  const asked: string[] = []
  const { draft, found } = watched(
    async () => [],
    async (code) => {
      asked.push(code)
      return code.includes('oops') ? { message: 'Unexpected identifier', line: 2, column: 3 } : undefined
    },
  )
  await wait(150)
  expect(found().functions).toEqual({ validate: [], payment: [] })
  expect(asked).toHaveLength(2)

  draft().setFunction({ name: 'payment', code: 'a\n  oops b' })
  await wait(150)

  expect(asked).toHaveLength(3)
  expect(found().functions).toEqual({
    validate: [],
    payment: [{ severity: 'ERROR', message: 'SyntaxError: Unexpected identifier', offset: 4, length: 4, line: 2, column: 3 }],
  })
})
