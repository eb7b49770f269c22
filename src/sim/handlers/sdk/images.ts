import type { CodeFiles } from '../../aws/guestSlice'
import { makeImage, type Image } from '../sandbox/image'
import { withPackages, type Bundle } from './packageImage'
import { packagesOf } from './packagesOf'
import { bundleFile, IN_CORE, SDK_CORE, SDK_PACKAGES } from './sdkPackages'

/** What the sandbox needs and does not fetch itself. Each is asked for when the first handler that needs it starts. */
export interface SandboxAssets {
  /** `quickjs-wasi/quickjs.wasm`, as bytes or compiled. */
  quickJsWasm(): Promise<Uint8Array | WebAssembly.Module>
  /** The text of a bundle that `scripts/sdk` makes, by its file name. Absent: there is no AWS SDK. */
  sdkBundle?(file: string): Promise<string>
}

/** An image takes some 6 MB: those used last are kept. */
const MOST_KEPT = 8

/** The images that environments begin as copies of: a bare one, and one for each set of packages that some function uses. */
export class Images {
  readonly #assets: SandboxAssets
  #bare: Promise<Image> | undefined
  #core: Promise<Image> | undefined
  /** By the packages in them, the one used last at the end. */
  readonly #bySet = new Map<string, Promise<Image>>()

  constructor(assets: SandboxAssets) {
    this.#assets = assets
  }

  /** The image for a function of these files. @throws {Error} where an asset cannot be had; the next one asks again */
  async for(files: CodeFiles): Promise<Image> {
    const bare = await (this.#bare ??= this.#orNothing(this.#makeBare(), () => (this.#bare = undefined)))
    const packages = this.#assets.sdkBundle ? packagesOf(files) : []
    if (packages.length === 0) return bare
    const core = await (this.#core ??= this.#orNothing(this.#makeCore(bare), () => (this.#core = undefined)))
    const set = packages.join(' ')
    const known = this.#bySet.get(set)
    this.#bySet.delete(set)
    const image = known ?? this.#orNothing(this.#makeSet(core, packages), () => this.#bySet.delete(set))
    this.#bySet.set(set, image)
    for (const [oldest] of [...this.#bySet].slice(0, -MOST_KEPT)) this.#bySet.delete(oldest)
    return image
  }

  async #makeBare(): Promise<Image> {
    const wasm = await this.#assets.quickJsWasm()
    return makeImage(wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm))
  }

  async #makeCore(bare: Image): Promise<Image> {
    return withPackages(bare, [{ name: SDK_CORE, needs: [], source: await this.#source(bundleFile(SDK_CORE)) }])
  }

  async #makeSet(core: Image, packages: readonly string[]): Promise<Image> {
    const bundles = packages.map(
      async (name): Promise<Bundle> => ({
        name,
        needs: [SDK_CORE, ...(SDK_PACKAGES[name] ?? [])],
        source: IN_CORE.has(name) ? undefined : await this.#source(bundleFile(name)),
      }),
    )
    return withPackages(core, await Promise.all(bundles))
  }

  async #source(file: string): Promise<string> {
    if (!this.#assets.sdkBundle) throw new Error('the SDK is not among the assets')
    return this.#assets.sdkBundle(file)
  }

  /** What could not be made must not stand for what can be made later. */
  async #orNothing(image: Promise<Image>, forget: () => void): Promise<Image> {
    try {
      return await image
    } catch (error) {
      forget()
      throw error
    }
  }
}
