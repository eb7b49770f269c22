import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Elk from 'elkjs'
import { describe, expect, test } from 'vitest'
import { createLayouter } from './layouter'
import { readMachine } from './machineGraph'
import { throughNodes } from './throughNodes'
import { travel } from './travel'
import { loops, long, order } from './workflows.testing'

const elk = new Elk()
const draw = async (definition: unknown) => {
  const drawing = await createLayouter((graph) => elk.layout(graph))(readMachine(definition))
  if (!drawing) throw new Error('overtaken')
  return drawing
}

describe('no line passes through a node', () => {
  test.each<[name: string, definition: unknown]>([
    ['order', order],
    ['loops', loops],
    ['40 states', long(40)],
    ['a transition to nowhere', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' } } }],
  ])('%s', async (_name, definition) => {
    const drawing = await draw(definition)

    expect(throughNodes(drawing)).toEqual([])
    expect(drawing.edges.filter(({ points }) => points.length < 2)).toEqual([])
  })

  const shared = (folder: string) => {
    const path = join('..', 'shared', folder)
    if (!existsSync(path)) console.warn(`${path} is absent: its workflows are not drawn`)
    return existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.json')).map((file) => join(path, file)) : []
  }
  const definitionOf = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { definition?: unknown }).definition

  test('the benchmark machines, the chain of a thousand apart', async () => {
    for (const file of shared('bench/asl').filter((name) => !name.includes('1000.json'))) {
      expect(throughNodes(await draw(definitionOf(file))), file).toEqual([])
    }
  })

  test('the recorded workflows of more than six states', async () => {
    const drawn = new Set<string>()
    for (const file of shared('conformance/stepfunctions')) {
      const machine = readMachine(definitionOf(file))
      const shape = JSON.stringify([machine.nodes.map(({ id }) => id), machine.edges.map(({ id }) => id)])
      if (machine.nodes.length <= 6 || drawn.has(shape)) continue
      drawn.add(shape)
      expect(throughNodes(await draw(definitionOf(file))), file).toEqual([])
    }
  })
})

test('a line through a node would be found', async () => {
  const drawing = await draw(order)
  const validate = drawing.nodes.find(({ node }) => node.id === 'Validate')!.box
  const y = validate.y + validate.height / 2
  const across = drawing.edges.map((edge) => ({ ...edge, points: [{ x: 0, y }, { x: drawing.width, y }] }))

  expect(throughNodes({ ...drawing, edges: across }).length).toBeGreaterThan(0)
})

test('states of a branch lie inside their Parallel, branches start level', async () => {
  const { nodes } = await draw(order)
  const box = (id: string) => nodes.find(({ node }) => node.id === id)!.box
  const parallel = box('Fulfil')
  const charge = box('Fulfil/0/Charge')

  expect(charge.x).toBeGreaterThan(parallel.x)
  expect(charge.x + charge.width).toBeLessThan(parallel.x + parallel.width)
  expect(box('Fulfil/0').y).toBe(box('Fulfil/1').y)
})

test.each<[from: string, direction: 'up' | 'down' | 'left' | 'right', to: string | undefined]>([
  ['#start', 'down', 'Validate'],
  ['Validate', 'down', 'In stock?'],
  ['In stock?', 'up', 'Validate'],
  ['Fulfil', 'down', 'Fulfil/0/Charge'],
  ['Fulfil/0/Charge', 'up', 'Fulfil'],
  ['Fulfil/0/Charge', 'right', 'Fulfil/1/Each item'],
  ['Fulfil/1/Each item', 'down', 'Fulfil/1/Each item/Reserve'],
  ['Fulfil/1/Each item/Pack', 'down', 'Fulfil/1/Label'],
  ['Fulfil/0/Charge', 'down', 'Take from stock'],
  ['Done', 'down', '#end'],
  ['#end', 'down', undefined],
  ['nobody', 'left', undefined],
])('from %s, %s leads to %s', async (from, direction, to) => {
  expect(travel(await draw(order), from, direction)).toBe(to)
})
