import { RandomStream, seededStream } from '../../src/sim/kernel/randomStream'

/** Chance that can be repeated: everything a random test draws comes from here, and so from its seed. */
export class Dice {
  readonly #stream: RandomStream

  constructor(seed: number) {
    this.#stream = new RandomStream(seededStream(seed, 'dice'))
  }

  /** A whole number from 0 up to below `count`. */
  below(count: number): number {
    return Math.floor(this.#stream.draw() * count)
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** So many of what is made, between the two. */
  some<T>(least: number, most: number, make: (i: number) => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, (_, i) => make(i))
  }
}
