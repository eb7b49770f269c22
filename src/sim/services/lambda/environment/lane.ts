import type { LambdaFunction } from '../account'
import { EMPTY_STACK, type IdleStack } from './idleStack'

/**
 * What idle environments wait for: invocations of a version on demand, by its number or `$LATEST`, or
 * those that provisioned concurrency of a version or an alias is to serve.
 */
export type Lane = string

const PROVISIONED = 'provisioned/'
const SNAPSHOT = 'snapshot/'

/** The lane of what was provisioned for a version or an alias. */
export function provisionedLane(qualifier: string): Lane {
  return `${PROVISIONED}${qualifier}`
}

export function isProvisioned(lane: Lane): boolean {
  return lane.startsWith(PROVISIONED)
}

/** The lane of the environment that a version's snapshot is taken of. It never idles. */
export function snapshotLane(version: string): Lane {
  return `${SNAPSHOT}${version}`
}

export function isForSnapshot(lane: Lane): boolean {
  return lane.startsWith(SNAPSHOT)
}

/** The environments that idle in a lane, the one frozen last at the end. */
export function idleIn(fn: LambdaFunction, lane: Lane): IdleStack {
  return fn.idle.get(lane) ?? EMPTY_STACK
}
