/** The four 32-bit words of an sfc32 generator: a value, kept in the world. */
export type StreamState = readonly [a: number, b: number, c: number, counter: number]

/** A stream of its own for each name, so that one service's draws never move another's. */
export function seededStream(seed: number, name: string): StreamState {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  const stream = new RandomStream([hash | 0, seed | 0, Math.imul(hash, 0x9e3779b1) | 0, 1])
  // The first outputs still resemble the seed; sfc32's author discards twelve.
  for (let i = 0; i < 12; i++) stream.word()
  return stream.state
}

/** A stream that is being drawn from: it starts from a state, and `state` is where it has come to. */
export class RandomStream {
  // Numbers from the start: V8 keeps what has once been undefined as any value, which makes a draw three times as slow.
  #a = 0
  #b = 0
  #c = 0
  #counter = 0

  constructor([a, b, c, counter]: StreamState) {
    this.#a = a
    this.#b = b
    this.#c = c
    this.#counter = counter
  }

  get state(): StreamState {
    return [this.#a, this.#b, this.#c, this.#counter]
  }

  /** A uniform number in [0, 1) with 53 random bits. */
  draw(): number {
    const high = this.word() >>> 5
    const low = this.word() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** The next 32 bits, not yet without their sign. Integer arithmetic only: the same in every engine. */
  word(): number {
    const b = this.#b
    const c = this.#c
    const bits = (((this.#a + b) | 0) + this.#counter) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + bits) | 0
    this.#counter = (this.#counter + 1) | 0
    return bits
  }
}
