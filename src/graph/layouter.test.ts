import type { ElkNode } from 'elkjs/lib/elk-api'
import { expect, test } from 'vitest'
import { createLayouter } from './layouter'
import { readMachine } from './machineGraph'

const machine = (...names: string[]) => readMachine({ StartAt: names[0], States: Object.fromEntries(names.map((name) => [name, { Type: 'Pass' }])) })

/** An ELK that answers when told to. */
function slowElk() {
  const asked: { graph: ElkNode; answer: () => void; refuse: () => void }[] = []
  const run = (graph: ElkNode) =>
    new Promise<ElkNode>((resolve, reject) => {
      asked.push({ graph, answer: () => resolve(graph), refuse: () => reject(new Error('no layout')) })
    })
  return { asked, run }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('the same structure is laid out once', async () => {
  let runs = 0
  const layout = createLayouter((graph) => {
    runs++
    return Promise.resolve(graph)
  })

  await layout(machine('A', 'B'))
  await layout(readMachine({ StartAt: 'A', Comment: 'other words', States: { A: { Type: 'Pass', Result: 1 }, B: { Type: 'Pass' } } }))

  expect(runs).toBe(1)
})

test('of those waiting, only the newest is laid out', async () => {
  const elk = slowElk()
  const layout = createLayouter(elk.run)

  const first = layout(machine('A'))
  const second = layout(machine('B'))
  const third = layout(machine('C'))
  await settle()
  elk.asked[0]?.answer()
  await settle()
  elk.asked[1]?.answer()

  expect((await first)?.nodes).toHaveLength(2)
  expect(await second).toBeUndefined()
  expect((await third)?.nodes.map(({ node }) => node.name)).toEqual(['Start', 'C'])
  expect(elk.asked).toHaveLength(2)
})

test('a layout that fails does not block the next', async () => {
  const elk = slowElk()
  const layout = createLayouter(elk.run)

  const first = layout(machine('A'))
  const second = layout(machine('B'))
  const failure = expect(first).rejects.toThrow('no layout')
  await settle()
  elk.asked[0]?.refuse()
  await settle()
  elk.asked[1]?.answer()

  await failure
  expect(await second).toBeDefined()
})
