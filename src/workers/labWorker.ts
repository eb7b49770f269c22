import { expose } from 'comlink'
import quickJsWasm from 'quickjs-wasi/quickjs.wasm?url'
import { libraryOver } from '../sim/cloud/library'
import { sdkBundle } from './sdkBundles'

const { createLab } = libraryOver({
  async quickJsWasm() {
    const response = await fetch(quickJsWasm)
    if (!response.ok) throw new Error(`The sandbox could not be loaded: ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  },
  sdkBundle,
})

expose(createLab())
