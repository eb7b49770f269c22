/** The four 32-bit words of an sfc32 generator: a value, kept in the world. */
export type StreamState = readonly [a: number, b: number, c: number, counter: number]

/** A stream of its own for each name, so that one service's draws never move another's. */
export function seededStream(seed: number, name: string): StreamState {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  let state: StreamState = [hash | 0, seed | 0, Math.imul(hash, 0x9e3779b1) | 0, 1]
  // The first outputs still resemble the seed; sfc32's author discards twelve.
  for (let i = 0; i < 12; i++) state = advance(state)
  return state
}

/** The next 32 bits of a stream, not yet without their sign. Integer arithmetic only: the same in every engine. */
function bitsOf([a, b, , counter]: StreamState): number {
  return (((a + b) | 0) + counter) | 0
}

/** The stream after its next 32 bits. */
function advance(stream: StreamState): StreamState {
  const [, b, c, counter] = stream
  return [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + bitsOf(stream)) | 0, (counter + 1) | 0]
}

/** A uniform number in [0, 1) with 53 random bits, and the stream after it. */
export function draw(stream: StreamState): { value: number; state: StreamState } {
  const half = advance(stream)
  const high = bitsOf(stream) >>> 5
  const low = bitsOf(half) >>> 6
  return { value: (high * 67108864 + low) / 9007199254740992, state: advance(half) }
}
