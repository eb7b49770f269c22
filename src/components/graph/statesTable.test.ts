import { expect, test } from 'vitest'
import { readMachine } from '../../graph/machineGraph'
import { order } from '../../graph/workflows.testing'
import type { StateBrief } from '../../sim/cloud/labs/stepfunctions/lab'
import { asTabSeparated, countsText, statesTable } from './statesTable'

const run: Record<string, StateBrief> = {
  Validate: { name: 'Validate', type: 'Task', status: 'caught', entries: 1, attempts: 3, error: 'Oops\tagain' },
  Reserve: { name: 'Reserve', type: 'Pass', status: 'succeeded', entries: 4, attempts: 0 },
}
const rows = statesTable(readMachine(order).nodes, (name) => run[name])

test('states in the order of the picture, without marks and branches, as deep as their Maps and Parallels', () => {
  expect(rows.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 Validate',
    '0 In stock?',
    '0 Fulfil',
    '1 Charge',
    '1 Each item',
    '2 Reserve',
    '2 Pack',
    '1 Label',
    '0 Take from stock',
    '0 Done',
    '0 OrderFailed',
    '0 Wait for stock',
  ])
})

test('a state as it is at the moment, or not entered', () => {
  expect(rows[0]).toMatchObject({ type: 'Task', status: 'caught', attempts: 3 })
  expect(rows[1]).toMatchObject({ type: 'Choice', status: 'not entered', entries: 0 })
  expect([rows[0], rows[1], rows[5]].map((row) => row && countsText(row))).toEqual(['3 attempts', '', 'entered 4 times'])
})

test('a table that a spreadsheet takes', () => {
  expect(asTabSeparated(rows).split('\n').slice(0, 2)).toEqual([
    'State\tType\tStatus\tEntered\tAttempts\tError',
    'Validate\tTask\tcaught\t1\t3\tOops again',
  ])
})
