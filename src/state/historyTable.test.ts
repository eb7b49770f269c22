import { expect, test } from 'vitest'
import { row } from './fakeLab.testing'
import { historyTable } from './historyTable'

test('all events, asked for by the page', async () => {
  const asked: number[] = []
  const table = await historyTable(1100, (from, count) => {
    asked.push(from)
    return Promise.resolve(Array.from({ length: Math.min(count, 1100 - from) }, (_, i) => ({ ...row(from + i), note: 'two\nlines\there' })))
  })
  const lines = table.split('\n')

  expect(asked).toEqual([0, 500, 1000])
  expect(lines).toHaveLength(1101)
  expect(lines.slice(0, 2)).toEqual(['Id\tPrevious\tSeconds\tType\tState\tNote', '1\t0\t0\tType0\tS0\ttwo lines here'])
})
