import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { SandboxAssets } from '../../src/sim/handlers/handlers'

const bundles = new URL('../../node_modules/.cache/coldstart-sdk/', import.meta.url)

/** The sandbox's assets as they lie in this checkout. */
export const assets: SandboxAssets = {
  quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')),
  sdkBundle: (file) => readFile(fileURLToPath(new URL(file, bundles)), 'utf8'),
}
