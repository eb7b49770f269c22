import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { GuestHost, InitSlice, JournalledSlice, SliceOutcome } from '../aws/guestSlice'
import type { Json } from '../kernel/json'
import { STARTS_AT } from './guests.testing'
import { createGuestHost } from './handlers'

const hosts = () => createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

const SOURCE = `
import { randomUUID } from 'node:crypto'
import { registerAfterRestore, registerBeforeSnapshot } from 'snapshot_restore'
const madeInInit = randomUUID()
const bornAt = Date.now()
let steps = []
registerBeforeSnapshot(() => steps.push('before'))
registerAfterRestore(async () => { await null; steps.push('after') })
export const handler = async () => ({ madeInInit, bornAt, dice: Math.random(), unique: randomUUID(), steps, stream: process.env.AWS_LAMBDA_LOG_STREAM_NAME })`

const init = (source = SOURCE): InitSlice => ({
  kind: 'init',
  environmentId: 'original',
  fn: {
    runtime: 'nodejs22.x', handler: 'index.handler', memoryMb: 512,
    variables: { AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start', AWS_LAMBDA_LOG_STREAM_NAME: 'original' },
    code: { files: { 'index.mjs': source } },
  },
  seed: 7,
  startsAt: STARTS_AT,
  limit: 10_000,
})

/** Restores a process in an environment of that name. */
async function restore(host: GuestHost, environmentId: string, seed: number, snapshot = init()): Promise<SliceOutcome | undefined> {
  return host.run({ kind: 'restore', environmentId, snapshot, seed, variables: { AWS_LAMBDA_LOG_STREAM_NAME: environmentId }, startsAt: STARTS_AT + 60_000, limit: 10_000 })
}

async function invoke(host: GuestHost, environmentId: string, journal: readonly JournalledSlice[] = []): Promise<SliceOutcome | undefined> {
  const slice = { kind: 'invoke' as const, environmentId, requestId: 'request', invokedArn: 'arn', payload: '{}', startsAt: STARTS_AT + 61_000, limit: 3000 }
  return host.run(slice, () => journal)
}

function answered(outcome: SliceOutcome | undefined): { readonly [name: string]: Json } {
  if (outcome?.end.kind !== 'returned') throw new Error(JSON.stringify(outcome?.end))
  return JSON.parse(outcome.end.payload) as { readonly [name: string]: Json }
}

describe('H20 processes restored from one snapshot', () => {
  test('have all that INIT made, the dice with it; random bytes made later are their own', async () => {
    const host = hosts()
    for (const [id, seed] of [['one', 1], ['other', 2]] as const) expect((await restore(host, id, seed))?.end).toEqual({ kind: 'initialized' })
    const [one, other] = [answered(await invoke(host, 'one')), answered(await invoke(host, 'other'))]
    expect(one['madeInInit']).toBe(other['madeInInit'])
    expect([one['bornAt'], other['bornAt']]).toEqual([STARTS_AT, STARTS_AT].map((at) => expect.closeTo(at, -3) as number))
    expect(one['dice']).toBe(other['dice'])
    expect(one['unique']).not.toBe(other['unique'])
    expect([one['stream'], other['stream']]).toEqual(['one', 'other'])
  })

  test('run the hooks: before the snapshot once, after it in each', async () => {
    const host = hosts()
    await restore(host, 'one', 1)
    expect(answered(await invoke(host, 'one'))['steps']).toEqual(['before', 'after'])
    await restore(host, 'other', 2)
    expect(answered(await invoke(host, 'other'))['steps']).toEqual(['before', 'after'])
  })

  test('are made again from the journal, to the byte', async () => {
    const first = hosts()
    const restored = await restore(first, 'one', 1)
    const slice = { kind: 'restore' as const, environmentId: 'one', snapshot: init(), seed: 1, variables: { AWS_LAMBDA_LOG_STREAM_NAME: 'one' }, startsAt: STARTS_AT + 60_000, limit: 10_000 }
    const again = await invoke(hosts(), 'one', [{ slice, outcome: restored! }])
    expect(again).toEqual(await invoke(first, 'one'))
  })

  test('a hook that fails is told', async () => {
    const source = "import { registerAfterRestore } from 'snapshot_restore'\nregisterAfterRestore(() => { throw new Error('no connection') })\nexport const handler = async () => 1"
    expect((await restore(hosts(), 'one', 1, init(source)))?.end).toMatchObject({ kind: 'failed', error: { errorMessage: 'no connection' }, crashed: true })
  })
})
