import { patches as all, standIns as allStandIns, type Patch, type StandIn } from './patches'

/** Applies patches, and knows in the end whether each was needed where it should be. */
export class Patching {
  readonly #patches: readonly Patch[]
  readonly #standIns: readonly StandIn[]
  /** By patch or stand-in, the files that needed it. */
  readonly #used = new Map<Patch | StandIn, Set<string>>()

  constructor(patches: readonly Patch[] = all, standIns: readonly StandIn[] = allStandIns) {
    this.#patches = patches
    this.#standIns = standIns
  }

  /**
   * The text of a file as it goes into a bundle; undefined where nothing is changed in it.
   * @throws {Error} where a change that each such file needs does not fit: another version of the SDK
   */
  textOf(path: string, read: () => string): string | undefined {
    const applying = this.#patches.filter(({ file }) => file.test(path))
    if (applying.length === 0) return undefined
    let text = read()
    for (const patch of applying) {
      if (!patch.pattern.test(text)) {
        if (patch.in === 'one') continue
        throw new Error(`the SDK: “${patch.why}” is not found in ${path}`)
      }
      text = text.replace(patch.pattern, patch.replacement)
      this.#note(patch, path)
    }
    return text
  }

  /** What stands in for a module that `importer` asks for. */
  standInFor(specifier: string, importer: string): StandIn | undefined {
    return this.#standIns.find((standIn) => standIn.specifier.test(specifier) && standIn.importer.test(importer))
  }

  usedStandIn(standIn: StandIn, importer: string): void {
    this.#note(standIn, importer)
  }

  /** @throws {Error} where a patch or a stand-in was not needed as often as it should be */
  refuseUnused(clients: number): void {
    for (const standIn of this.#standIns) {
      if (!this.#used.has(standIn)) throw new Error(`the SDK: “${standIn.why}” was nowhere needed`)
    }
    for (const patch of this.#patches) {
      const found = this.#used.get(patch)?.size ?? 0
      const wanted = patch.in === 'each' ? clients : 1
      if (found !== wanted) throw new Error(`the SDK: “${patch.why}” was found in ${found} files instead of ${wanted}`)
    }
  }

  #note(used: Patch | StandIn, where: string): void {
    this.#used.set(used, (this.#used.get(used) ?? new Set()).add(where))
  }
}
