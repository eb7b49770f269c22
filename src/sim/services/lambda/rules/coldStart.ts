import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { LEVELS, MEASURED_RESTORES, MEASURED_STARTS, MEMORY_SIZES, type MeasuredStart } from './measuredColdStarts'

/**
 * What a cold start takes before INIT begins: placing the environment and fetching the code. Not
 * billed, seen by the client only. An assumption.
 */
export const PLACEMENT: VirtualMs = millisecondsOf('lambda.environment.placement')

/** How long INIT may take. */
export const INIT_LIMIT: VirtualMs = millisecondsOf('lambda.init.limit')

/** How long INIT of provisioned concurrency may take, or as long as the function's timeout where that is more. */
export const PROVISIONED_INIT_LIMIT: VirtualMs = millisecondsOf('lambda.init.provisioned.limit')

/** How long restoring a snapshot and the hooks after it may take. */
export const RESTORE_LIMIT: VirtualMs = millisecondsOf('lambda.snapstart.restore.limit')

export type Architecture = 'x86_64' | 'arm64'

/** A runtime that was not measured starts as this one. */
const USUAL_RUNTIME = 'nodejs22.x'

/**
 * How long a runtime takes to start, before any code of the function: INIT's own part.
 * Memory does not matter: INIT has its full share of CPU whatever the function has.
 * @param draw  uniform in [0, 1): the place in the measured distribution, between whose levels lines are drawn
 */
export function runtimeStart(runtime: string, architecture: Architecture, draw: number): VirtualMs {
  return between(LEVELS, measured(runtime, architecture).init, draw)
}

/**
 * How long a snapshot takes to be restored, before any hook. Measured for Java on x86 alone; others are taken to be like Java 21,
 * and Arm like x86.
 */
export function snapshotRestore(runtime: string, _architecture: Architecture, draw: number): VirtualMs {
  return between(LEVELS, MEASURED_RESTORES[runtime] ?? MEASURED_RESTORES.java21, draw)
}

/**
 * How much longer the first invocation in an environment takes than its handler: what a runtime
 * loads and compiles only then, at the function's share of CPU. The measured means; straight lines between them.
 */
export function firstInvocation(runtime: string, architecture: Architecture, memoryMb: number): VirtualMs {
  return between(MEMORY_SIZES, measured(runtime, architecture).first, memoryMb)
}

function measured(runtime: string, architecture: Architecture): MeasuredStart {
  const starts = MEASURED_STARTS[runtime] ?? MEASURED_STARTS[USUAL_RUNTIME]
  if (!starts) throw new RangeError(`no cold starts of ${USUAL_RUNTIME}`)
  return starts[architecture]
}

/** The value at `x` of the line through the points; beyond the ends that of the end. */
function between(xs: readonly number[], ys: readonly number[], x: number): number {
  const after = xs.findIndex((known) => known >= x)
  const [x1, y1] = [xs[after] ?? 0, ys[after] ?? 0]
  if (after < 0) return ys.at(-1) ?? 0
  if (after === 0) return y1
  const [x0, y0] = [xs[after - 1] ?? 0, ys[after - 1] ?? 0]
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}
