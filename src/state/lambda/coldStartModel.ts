import { drawnColdStarts } from '../../content/fidelity/lambda'
import { firstInvocation, runtimeStart, snapshotRestore, type Architecture } from '../../sim/services/lambda/rules/coldStart'
import { MEASURED_RESTORES, MEASURED_STARTS } from '../../sim/services/lambda/rules/measuredColdStarts'

/** How long one part of a cold start takes, by what was measured: milliseconds. */
export interface MeasuredRow {
  readonly runtime: string
  readonly architecture: Architecture
  readonly p5: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface RuntimeRow extends MeasuredRow {
  /** The mean length of a first invocation that does nothing, at the least memory and at 1,024 MB. */
  readonly firstAt128: number
  readonly firstAt1024: number
}

const ARCHITECTURES: readonly Architecture[] = ['x86_64', 'arm64']

/** The part of INIT that is the runtime's own, and the first invocation after it. */
export const runtimeRows: readonly RuntimeRow[] = Object.keys(MEASURED_STARTS).flatMap((runtime) =>
  ARCHITECTURES.map((architecture) => ({
    ...quantiles(runtime, architecture, runtimeStart),
    firstAt128: firstInvocation(runtime, architecture, 128),
    firstAt1024: firstInvocation(runtime, architecture, 1024),
  })),
)

/** Restoring a snapshot: measured on x86 alone. */
export const restoreRows: readonly MeasuredRow[] = Object.keys(MEASURED_RESTORES).map((runtime) => quantiles(runtime, 'x86_64', snapshotRestore))

/** How far the drawn starts are from the measured ones. */
export const modelErrors = drawnColdStarts

function quantiles(runtime: string, architecture: Architecture, start: (runtime: string, architecture: Architecture, draw: number) => number): MeasuredRow {
  const [p5, p50, p95, p99] = [0.05, 0.5, 0.95, 0.99].map((level) => start(runtime, architecture, level)) as [number, number, number, number]
  return { runtime, architecture, p5, p50, p95, p99 }
}
