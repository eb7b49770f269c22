import quickJsWasm from 'quickjs-wasi/quickjs.wasm?url'
import type { SandboxAssets } from '../sim/handlers/handlers'
import { sdkBundle } from './sdkBundles'

/** The engine that runs handlers, and the SDK, from where the build has put them. */
export const sandboxAssets: SandboxAssets = {
  async quickJsWasm() {
    const response = await fetch(quickJsWasm)
    if (!response.ok) throw new Error(`The sandbox could not be loaded: ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  },
  sdkBundle,
}
