import { expose } from 'comlink'
import quickJsWasm from 'quickjs-wasi/quickjs.wasm?url'
import { libraryOver } from '../sim/cloud/library'
import { sdkBundle } from './sdkBundles'

const library = libraryOver({
  async quickJsWasm() {
    const response = await fetch(quickJsWasm)
    if (!response.ok) throw new Error(`The sandbox could not be loaded: ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  },
  sdkBundle,
})

/** Made when it is first asked for: a page is of one lab. */
function once<Lab>(make: () => Lab): () => Lab {
  let made: Lab | undefined
  return () => (made ??= make())
}

const stepFunctions = once(library.createLab)
const apiGateway = once(library.createGatewayLab)
const lambda = once(library.createLambdaLab)

/** By the names that `startLabWorker` is told. */
expose({
  get stepFunctions() {
    return stepFunctions()
  },
  get apiGateway() {
    return apiGateway()
  },
  get lambda() {
    return lambda()
  },
})
