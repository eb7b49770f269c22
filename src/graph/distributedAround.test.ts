import { expect, test } from 'vitest'
import { distributedAround } from './distributedAround'
import { readMachine } from './machineGraph'

const block = (states: object) => ({ StartAt: Object.keys(states)[0], States: states })
const map = (Mode: string, states: object) => ({ Type: 'Map', ItemProcessor: { ...block(states), ProcessorConfig: { Mode } }, End: true })
const pass = { Type: 'Pass', End: true }

test.each([
  ['a state of a Distributed Map', block({ Each: map('DISTRIBUTED', { In: pass }) }), 'Each'],
  ['one in a Parallel in it', block({ Each: map('DISTRIBUTED', { Par: { Type: 'Parallel', Branches: [block({ In: pass })], End: true } }) }), 'Each'],
  ['one of an inline Map', block({ Each: map('INLINE', { In: pass }) }), undefined],
  ['one at the top', block({ In: pass, Each: map('DISTRIBUTED', { Other: pass }) }), undefined],
  ['none at all', block({ Each: map('DISTRIBUTED', { Other: pass }) }), undefined],
])('%s', (_which, machine, map) => {
  expect(distributedAround(readMachine(machine).nodes, 'In')).toBe(map)
})
