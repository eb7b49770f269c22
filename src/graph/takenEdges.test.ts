import { expect, test } from 'vitest'
import type { StateStatus } from '../sim/cloud/views/executionView'
import { readMachine } from './machineGraph'
import { takenEdges } from './takenEdges'
import { loops, order } from './workflows.testing'

const run = (states: Record<string, StateStatus>, taken: string[], succeeded = false) => ({
  statusOf: (name: string) => states[name],
  taken: taken.map((line) => {
    const [from = '', to = '', how] = line.split(' > ')
    return { from, to, caught: how === 'caught' }
  }),
  succeeded,
})

test('the way in, a transition, and a state inside a branch', () => {
  const taken = takenEdges(
    readMachine(order),
    run({ Validate: 'succeeded', 'Each item': 'succeeded', Label: 'entered' }, ['Validate > In stock?', 'Each item > Label']),
  )
  expect([...taken]).toEqual(['#start->Validate:start', 'Validate->In stock?:next', 'Fulfil/1/Each item->Fulfil/1/Label:next'])
})

test('a caught error goes along the Catch line, not the next one', () => {
  const machine = { StartAt: 'A', States: { A: { Type: 'Task', Next: 'B', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }, B: { Type: 'Pass', End: true } } }
  const taken = takenEdges(readMachine(machine), run({}, ['A > B > caught']))
  expect([...taken]).toEqual(['A->B:catch'])
})

test('the end is reached when the execution has succeeded', () => {
  const machine = readMachine(order)
  expect([...takenEdges(machine, run({ Done: 'succeeded' }, []))]).toEqual([])
  expect([...takenEdges(machine, run({ Done: 'succeeded' }, [], true))]).toEqual(['Done->#end:end'])
})

test('a loop onto the state itself', () => {
  expect([...takenEdges(readMachine(loops), run({ B: 'entered' }, ['B > B']))]).toEqual(['B->B:choice'])
})
