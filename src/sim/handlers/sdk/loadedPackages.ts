/** A package in an image: what loading it took, and what it exports. */
export interface LoadedPackage {
  /** Polls of running its module scope, and what its source costs beside. */
  readonly polls: number
  readonly exports: readonly string[]
  /** The bundles that are loaded with it, the core first. */
  readonly needs: readonly string[]
}

export type LoadedPackages = ReadonlyMap<string, LoadedPackage>

export const noPackages: LoadedPackages = new Map()

/**
 * The packages of one process: they are in its memory from the start, as a part of its image, and
 * cost what loading them costs when they are first asked for.
 */
export class PackagesInUse {
  readonly #loaded: LoadedPackages
  readonly #charge: (polls: number) => void
  readonly #used = new Set<string>()

  constructor(loaded: LoadedPackages, charge: (polls: number) => void) {
    this.#loaded = loaded
    this.#charge = charge
  }

  has(name: string): boolean {
    return this.#loaded.has(name)
  }

  /** Somebody asks for it: the first who does pays. */
  use(name: string): void {
    const loaded = this.#loaded.get(name)
    if (!loaded || this.#used.has(name)) return
    this.#used.add(name)
    for (const needed of loaded.needs) this.use(needed)
    this.#charge(loaded.polls)
  }
}
