import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RunElk } from '../graph/layouter'
import { createGraphStore } from './graphStore'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const machine = (...names: string[]) =>
  JSON.stringify({ StartAt: names[0], States: Object.fromEntries(names.map((name) => [name, { Type: 'Pass', End: true }])) })

function given(runElk: RunElk = (graph) => Promise.resolve(graph)) {
  const store = createGraphStore(runElk)
  const show = async (text: string) => {
    store.getState().show(text)
    await vi.advanceTimersByTimeAsync(150)
  }
  const names = () => store.getState().drawing.nodes.map(({ node }) => node.name)
  return { store, show, names, problem: () => store.getState().problem }
}

test('while the definition is broken, the last good picture stays and says so', async () => {
  const { show, names, problem } = given()

  await show(machine('A'))
  expect(names()).toEqual(['Start', 'A', 'End'])
  await show('{ "StartAt": ')
  expect(names()).toEqual(['Start', 'A', 'End'])
  expect(problem()).toContain('not JSON')
  await show(machine('A', 'B'))

  expect(names()).toContain('B')
  expect(problem()).toBeUndefined()
})

test.each(['1', '[]', '{"States": []}', 'null'])('JSON that is no machine has nothing to draw: %s', async (text) => {
  const { show, problem } = given()
  await show(text)
  expect(problem()).toContain('StartAt and States')
})

test('thousands of states are not drawn, and the layout is not asked', async () => {
  const runElk = vi.fn<RunElk>()
  const { show, problem } = given(runElk)
  await show(machine(...Array.from({ length: 2000 }, (_, i) => `S${i}`)))
  expect(problem()).toContain('too many')
  expect(runElk).not.toHaveBeenCalled()
})

test('a layout that fails says so, and the next one is drawn', async () => {
  let fails = true
  const { show, names, problem } = given((graph) => (fails ? Promise.reject(new Error('out of ideas')) : Promise.resolve(graph)))
  await show(machine('A'))
  expect(problem()).toContain('out of ideas')
  fails = false
  await show(machine('B'))
  expect(names()).toContain('B')
})
