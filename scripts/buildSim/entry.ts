/** The way into `dist-sim/coldstart-sim.mjs`, for Node and browsers: the library, with the assets that lie beside it. */
import { libraryOver } from '../../src/sim/cloud/library'

/** The bytes of a file beside this one. Browsers fetch it; Node's fetch does not read files. */
async function besideThis(name: string): Promise<Uint8Array> {
  const url = new URL(name, import.meta.url)
  if (url.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises')
    return readFile(url)
  }
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.href}: ${response.status} ${response.statusText}`)
  return new Uint8Array(await response.arrayBuffer())
}

export const { createCloud, createLab } = libraryOver({
  quickJsWasm: () => besideThis('./quickjs.wasm'),
  sdkBundle: async (file) => new TextDecoder().decode(await besideThis(`./sdk/${file}`)),
})
export { AwsError } from '../../src/sim/aws/awsError'
export { simulateFleet } from '../../src/sim/fleet/fleet'
