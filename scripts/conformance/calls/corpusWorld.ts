import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cloudOf, createSimulation, type Cloud } from '../../../src/sim/cloud/cloud'
import { services } from '../../../src/sim/cloud/services'
import { createGuestHost } from '../../../src/sim/handlers/handlers'

const wasm = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')

/** A fresh account as the corpora of Lambda and API Gateway have it. */
export function corpusWorld(): Cloud {
  const guests = createGuestHost({ quickJsWasm: async () => readFile(wasm) })
  return cloudOf(createSimulation({ services, guests }, { region: 'us-east-1', accountId: '111111111111' }))
}
