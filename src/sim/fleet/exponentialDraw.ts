import type { RandomStream } from '../kernel/randomStream'
import { exponential, naturalLog } from './elementary'

/** Layers of equal area under e^-x, the lowest with the tail. @see Marsaglia and Tsang, The Ziggurat Method (2000) */
const LAYERS = 256
const TAIL = 7.69711747013105
const AREA = 0.003949659822581557

/** How far each layer reaches to the right, the lowest first, and how high the curve is there. */
const edges = new Float64Array(LAYERS + 1)
const heights = new Float64Array(LAYERS + 1)
edges[0] = AREA * exponential(TAIL)
edges[1] = TAIL
for (let i = 2; i < LAYERS; i++) {
  const before = edges[i - 1] ?? 0
  edges[i] = -naturalLog(AREA / before + exponential(-before))
}
for (let i = 0; i <= LAYERS; i++) heights[i] = exponential(-(edges[i] ?? 0))

/** A draw of the exponential distribution with mean 1: with 24 random bits in most cases, and without a logarithm. */
export function exponentialDraw(stream: RandomStream): number {
  for (;;) {
    const word = stream.word()
    const layer = word & 255
    const x = ((word >>> 8) / 16777216) * (edges[layer] ?? 0)
    if (x < (edges[layer + 1] ?? 0)) return x
    if (layer === 0) return TAIL - naturalLog(1 - stream.draw())
    const low = heights[layer] ?? 0
    if (low + stream.draw() * ((heights[layer + 1] ?? 0) - low) < exponential(-x)) return x
  }
}
