import { expect, test } from 'vitest'
import type { ChildRow } from '../sim/cloud/labs/stepfunctions/lab'
import { createChildRowsStore } from './childRowsStore'
import { settle } from './fakeLab.testing'

function given(total: number) {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const row = (position: number): ChildRow => ({ arn: `a${position}`, name: '', position, status: 'RUNNING', startedAt: 0 })
  const store = createChildRowsStore(async (index, from, count, status) => {
    asked.push(`${index} ${from}+${count} ${status ?? 'all'}`)
    await new Promise<void>((answer) => waiting.push(answer))
    return { rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, i) => row(from + i)), total }
  })
  const answer = async () => {
    waiting.shift()?.()
    await settle()
  }
  return { get: store.getState, asked, answer }
}

const all = { index: 7, status: undefined }

test('the pages in sight are read, and the list knows how long it is', async () => {
  const { get, asked, answer } = given(250)

  get().need({ ...all, from: 180, to: 210 })
  await answer()
  await answer()

  expect(asked).toEqual(['7 100+100 all', '7 200+100 all'])
  expect(get().total).toBe(250)
  expect([...get().rows.keys()].slice(-1)).toEqual([249])
  expect(get().rows.get(180)?.position).toBe(180)
})

test('of many moments wanted at once only the first and the newest are read', async () => {
  const { get, asked, answer } = given(10)

  for (const index of [1, 2, 3]) get().need({ index, status: 'FAILED', from: 0, to: 9 })
  await answer()
  await answer()

  expect(asked).toEqual(['1 0+100 FAILED', '3 0+100 FAILED'])
})

test('an answer about what is no longer looked at is dropped', async () => {
  const { get, answer, asked } = given(10)
  get().need({ ...all, from: 0, to: 9 })

  get().forget()
  await answer()
  expect(get()).toMatchObject({ total: 0, rows: new Map() })

  get().need({ ...all, from: 0, to: 9 })
  await answer()
  expect(asked).toHaveLength(2)
  expect(get().total).toBe(10)
})
