import { cloudOf, createSimulation, type Cloud, type CloudOptions } from './cloud'

/** What lies beside the library and is loaded when it is first needed. */
export interface LibraryAssets {
  /** The bytes of the sandbox in which handlers run. */
  quickJsWasm(): Promise<Uint8Array>
}

/** What `dist-sim/coldstart-sim.mjs` offers. */
export interface Library {
  /** A new simulated account in one Region. Equal options and equal calls give an equal log. */
  createCloud(options?: CloudOptions): Promise<Cloud>
}

/** The library over its assets. Where those come from is the entry's to say: the simulator reads no file. */
export function libraryOver(_assets: LibraryAssets): Library {
  return {
    createCloud: async (options = {}) =>
      cloudOf(createSimulation({ services: [], guests: { run: async () => undefined, reset() {} } }, options)),
  }
}
