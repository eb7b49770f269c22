import type { InitSlice } from '../../../aws/guestSlice'
import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { LambdaFunction } from '../account'
import type { Deployment } from '../control/configuration'
import type { Environment } from '../environment/environment'
import { shutDown } from '../environment/idling'
import { startEnvironment } from '../environment/init'
import { snapshotLane } from '../environment/lane'
import type { Answer } from '../invocation/answer'
import type { Turn } from '../turn'

/** From the end of INIT until the version is active: AWS says minutes. */
const OPTIMIZATION: VirtualMs = millisecondsOf('lambda.snapstart.optimization')

/** What the environments of a version begin as: a process as it was after this INIT. */
export interface Snapshot {
  readonly init: InitSlice
}

/** A version with SnapStart was published: an environment runs INIT for no invocation, and a snapshot is taken of it. */
export function takeSnapshot(turn: Turn, fn: LambdaFunction, version: string, deployment: Deployment): void {
  startEnvironment(turn, fn, { deployment, version, revision: 0, lane: snapshotLane(version) }, undefined)
}

/** INIT is over. The environment ends; its memory becomes the snapshot, which AWS then makes ready. */
export function snapshotTaken(turn: Turn, environment: Environment, failure: Answer | undefined): void {
  const { functionName, version, deployment, initSlice } = environment
  shutDown(turn, environment, 'snapshot')
  const fn = turn.functionNamed(functionName)
  const published = fn?.versions.get(version)
  if (!fn || !published) return
  if (failure || !initSlice) {
    const configuration = { ...published.configuration, progress: 'failed' as const }
    turn.changeFunction(functionName, { versions: fn.versions.set(version, { ...published, configuration }) })
    return turn.tell(functionName, 'SnapshotFailed', { version, errorType: failure?.errorType ?? 'Sandbox.Timedout' })
  }
  turn.tell(functionName, 'SnapshotTaken', { version })
  turn.schedule({ type: 'SnapshotReady', functionName, version, deployment: { ...deployment, snapshot: { init: initSlice } } }, OPTIMIZATION)
}

/** The snapshot is ready: the version is active. */
export function snapshotReady(turn: Turn, functionName: string, version: string, deployed: Deployment): void {
  const fn = turn.functionNamed(functionName)
  const published = fn?.versions.get(version)
  if (!fn || !published) return
  const configuration = { ...published.configuration, progress: 'done' as const }
  turn.changeFunction(functionName, { versions: fn.versions.set(version, { ...published, configuration, deployed }) })
  turn.tell(functionName, 'SnapshotReady', { version })
}
