import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { createGuestHost } from '../../../handlers/handlers'
import { services } from '../../services'
import type { LambdaReport, LambdaWorld, Traffic } from './lambdaLab'
import { LambdaSession } from './lambdaSession'

const lab = () => new LambdaSession({ services, guests: createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) }) })

const WORLD: LambdaWorld = {
  functionName: 'orders',
  files: [{ path: 'index.mjs', code: 'let served = 0; const born = Math.random()\nexport const handler = async () => [++served, born]' }],
  configuration: { runtime: 'nodejs22.x', architecture: 'x86_64', memoryMb: 512, timeoutSeconds: 3, variables: '' },
  tables: [],
  seed: 1,
}
const burst: Traffic = { kind: 'burst', requests: 5, event: '{}', pauseSeconds: 1 }

async function send(session: LambdaSession): Promise<LambdaReport> {
  const report = await session.run(WORLD, burst)
  if ('problem' in report) throw new Error(report.problem.message)
  return report
}

test('a kept world is taken up as it was, and goes on as if it had never been put down', async () => {
  const session = lab()
  const before = await send(session)
  const text = session.save() ?? ''
  const next = lab()
  expect(await next.restore(text)).toEqual({ ...before, restored: 'same' })
  expect(next.invocation(4)).toEqual(session.invocation(4))
  expect(await send(next)).toEqual(await send(session))
})

test('one of an earlier simulator is sent again', async () => {
  const session = lab()
  const before = await send(session)
  const text = (session.save() ?? '').replace(/"logHash":"[^"]+"/, '"logHash":"another"')
  expect(await lab().restore(text)).toEqual({ ...before, restored: 'differs' })
})

test.each<[why: string, text: string]>([['no JSON', '{'], ['no world', '{"run":1}'], ['nothing', '']])('%s is no world', async (_why, text) => {
  expect(await lab().restore(text)).toBeUndefined()
})

test('there is nothing to keep before the first request, and no more after the world is forgotten', async () => {
  const session = lab()
  expect(session.save()).toBeUndefined()
  await send(session)
  session.reset()
  expect(session.save()).toBeUndefined()
})
