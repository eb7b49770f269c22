import { describe, expect, test } from 'vitest'
import { startGuest } from './guests.testing'
import { createGuestHost } from './handlers'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const quickJsWasm = () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))

/** A host whose slices of those numbers were ended from outside before; what would hold the thread is an error here. */
function given(ended: readonly number[]) {
  let [count, running] = [0, 0]
  const host = createGuestHost({ quickJsWasm }, {
    begins: () => {
      const runs = !ended.includes(++count)
      if (runs) running++
      return runs
    },
    goesOn: () => undefined,
    ends: () => void running--,
  })
  return { host, counted: () => count, running: () => running }
}

const HOLDS = 'export const handler = async ({ again }) => { if (again) throw new Error("it ran"); return 1 }'

describe('H19 work that was ended from outside', () => {
  test('has taken all its time, and is not tried again with the same event', async () => {
    const { host, counted, running } = given([2])
    const fn = { code: { files: { 'index.mjs': HOLDS } } }
    const guest = await startGuest(host, HOLDS, fn)
    expect(await guest.invoke({ again: true }, 3000)).toMatchObject({ end: { kind: 'timedOut' }, duration: 3000 })
    const another = await startGuest(host, HOLDS, fn)
    expect((await another.invoke({ again: false })).end).toMatchObject({ kind: 'returned' })
    expect((await another.invoke({ again: true })).end).toEqual({ kind: 'timedOut' })
    expect([counted(), running()]).toEqual([4, 0])
  })

  test('in INIT is not tried again in the invocation', async () => {
    const { host, counted } = given([1])
    const fn = { code: { files: { 'index.mjs': 'throw new Error("it ran")' } } }
    for (let i = 0; i < 2; i++) expect((await startGuest(host, '', fn)).init.end).toEqual({ kind: 'timedOut' })
    expect(counted()).toBe(1)
  })
})
