import { expect, test } from 'vitest'
import { nodeId, readMachine } from './machineGraph'
import { loops, order } from './workflows.testing'

test('nodes are named by their scope path, parents before children, the happy path first', () => {
  const { nodes } = readMachine(order)

  expect(nodes.map(({ id }) => id)).toEqual([
    '#start',
    'Validate',
    'In stock?',
    'Fulfil',
    'Fulfil/0',
    'Fulfil/0/Charge',
    'Fulfil/1',
    'Fulfil/1/Each item',
    'Fulfil/1/Each item/Reserve',
    'Fulfil/1/Each item/Pack',
    'Fulfil/1/Label',
    'Take from stock',
    'Done',
    'OrderFailed',
    'Wait for stock',
    '#end',
  ])
})

test('edges carry their kind, their words and the transition they draw', () => {
  const { edges } = readMachine(order)

  expect(edges.filter(({ scope }) => scope === undefined).map((edge) => [`${edge.from} -> ${edge.to}`, edge.kind, edge.label])).toEqual([
    ['#start -> Validate', 'start', ''],
    ['Validate -> In stock?', 'next', ''],
    ['Validate -> OrderFailed', 'catch', 'ValidationError'],
    ['In stock? -> Fulfil', 'choice', '$.stock > 0'],
    ['In stock? -> Wait for stock', 'choice', '$.restock = true and $.tries < 5'],
    ['In stock? -> OrderFailed', 'default', 'default'],
    ['Fulfil -> Take from stock', 'next', ''],
    ['Fulfil -> OrderFailed', 'catch', 'States.ALL'],
    ['Take from stock -> Done', 'next', ''],
    ['Done -> #end', 'end', ''],
    ['Wait for stock -> In stock?', 'next', ''],
  ])
})

test('a node knows its resource, its Retriers and its place in the definition', () => {
  const { nodes } = readMachine(order)
  const reserve = nodes.find(({ id }) => id === 'Fulfil/1/Each item/Reserve')
  const validate = nodes.find(({ id }) => id === 'Validate')

  expect(reserve?.path).toEqual(['States', 'Fulfil', 'Branches', 1, 'States', 'Each item', 'ItemProcessor', 'States', 'Reserve'])
  expect(validate).toMatchObject({ kind: 'Task', icon: 'lambda', detail: 'validate', retriers: 1 })
})

test('states never reached come last', () => {
  expect(readMachine(loops).nodes.map(({ name }) => name)).toEqual(['Start', 'A', 'B', 'D', 'E', 'C', 'Orphan', 'End'])
})

test('names with a slash stay apart from scopes', () => {
  expect(nodeId(['a', 1], 'b/c~')).toBe('a/1/b~1c~0')
})

test.each<[why: string, definition: unknown, nodes: readonly string[]]>([
  ['nothing', undefined, []],
  ['a number', 3, []],
  ['States is a list', { StartAt: 'A', States: [] }, []],
  ['no states, no StartAt', { States: {} }, ['Start:Start']],
  ['StartAt names nothing', { StartAt: 'A', States: {} }, ['Start:Start', 'Missing:A']],
  ['a transition to nowhere', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }, ['Start:Start', 'Pass:A', 'Missing:B']],
  ['a state that is null', { StartAt: 'A', States: { A: null } }, ['Start:Start', 'Unknown:A']],
  ['a type nobody knows', { StartAt: 'A', States: { A: { Type: 'Goto' } } }, ['Start:Start', 'Unknown:A']],
  ['fields of the wrong type', { StartAt: 7, States: { A: { Type: 'Choice', Choices: 5, Default: [], Catch: { Next: 'x' } } } }, ['Start:Start', 'Choice:A']],
  ['a Parallel without branches', { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [null, {}], End: true } } }, ['Start:Start', 'Parallel:P', 'End:End']],
  ['a name JavaScript knows', { StartAt: '__proto__', States: JSON.parse('{"__proto__":{"Type":"Pass","Next":"constructor"}}') as unknown }, ['Start:Start', 'Pass:__proto__', 'Missing:constructor']],
])('broken is drawn as far as it goes: %s', (_why, definition, nodes) => {
  expect(readMachine(definition).nodes.map(({ kind, name }) => `${kind}:${name}`)).toEqual(nodes)
})

test('nesting without end is drawn closed at some depth', () => {
  let machine: Record<string, unknown> = { StartAt: 'M', States: { M: { Type: 'Pass', End: true } } }
  for (let depth = 0; depth < 2_000; depth++) {
    machine = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: machine, End: true } } }
  }

  expect(readMachine(machine).nodes.length).toBeLessThan(100)
})
