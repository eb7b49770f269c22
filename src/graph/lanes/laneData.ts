import type { EnvironmentRow } from '../../sim/cloud/labs/lambda/lambdaLab'

/** Segments of one lane in order of time, as parallel arrays: ten thousand of them are drawn each frame. */
export interface LaneSegments {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly kind: Uint8Array
  readonly invocation: Int32Array
}

/** All environments of a run as lanes. Times are since the start, in milliseconds. */
export interface LaneData {
  readonly environments: readonly EnvironmentRow[]
  readonly lanes: readonly LaneSegments[]
  /** When each request was sent, how it started and where, in order. */
  readonly arrivals: { readonly at: Float64Array; readonly start: Uint8Array; readonly lane: Int32Array }
  /** Where the lanes end. */
  readonly endsAt: number
}

/**
 * @param segments  five numbers each: lane, kind, from, to, invocation
 * @param arrivals  three numbers each: when, which start, lane (-1: none)
 */
export function laneData(environments: readonly EnvironmentRow[], segments: readonly number[], arrivals: readonly number[], endsAt: number): LaneData {
  const counts = new Uint32Array(environments.length)
  for (let i = 0; i < segments.length; i += 5) counts[segments[i] ?? 0]! += 1
  const lanes = environments.map((_, lane) => emptyLane(counts[lane] ?? 0))
  const filled = new Uint32Array(environments.length)
  for (let i = 0; i < segments.length; i += 5) {
    const [lane = 0, kind = 0, from = 0, to = 0, invocation = -1] = segments.slice(i, i + 5)
    const into = lanes[lane]
    if (!into) continue
    const at = filled[lane]!++
    into.kind[at] = kind
    into.from[at] = from
    into.to[at] = to
    into.invocation[at] = invocation
  }
  const count = Math.floor(arrivals.length / 3)
  const pick = (offset: number) => (_: unknown, i: number) => arrivals[i * 3 + offset] ?? 0
  return {
    environments,
    lanes,
    endsAt,
    arrivals: {
      at: Float64Array.from({ length: count }, pick(0)),
      start: Uint8Array.from({ length: count }, pick(1)),
      lane: Int32Array.from({ length: count }, pick(2)),
    },
  }
}

/** The first segment that ends after a time: what a window begins with. */
export function firstEndingAfter({ to }: Pick<LaneSegments, 'to'>, time: number): number {
  let low = 0
  let high = to.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((to[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** The invocation at a time of a lane; -1 where there is none. */
export function invocationAt(lane: LaneSegments | undefined, time: number, slack: number): number {
  if (!lane) return -1
  const at = firstEndingAfter(lane, time - slack)
  return (lane.from[at] ?? Infinity) <= time + slack ? (lane.invocation[at] ?? -1) : -1
}

function emptyLane(count: number): LaneSegments {
  return { from: new Float64Array(count), to: new Float64Array(count), kind: new Uint8Array(count), invocation: new Int32Array(count) }
}
