import type { SliceEnd } from '../../../aws/guestSlice'
import { answerOf, type Answer } from '../invocation/answer'
import type { Invocation } from '../invocation/invocation'
import { logInitReport, logInitStart } from '../invocation/platformLog'
import { beginInvocation, endInvocation, startAfterInit } from '../invocation/serving'
import { INIT_LIMIT, PLACEMENT, PROVISIONED_INIT_LIMIT, RESTORE_LIMIT } from '../rules/coldStart'
import type { LambdaFunction } from '../account'
import { logGroup, type Deployment } from '../control/configuration'
import type { Turn } from '../turn'
import { LATEST } from '../control/functionName'
import { provisionedReady } from '../concurrency/allocation'
import { snapshotTaken } from '../snapshot/snapshot'
import { isRestored, keyOf, type Environment } from './environment'
import { isForSnapshot, isProvisioned, type Lane } from './lane'
import { startProcess } from './process'
import { isoTime } from '../../../kernel/virtualTime'

/** What a new environment is for: a version of a function, on demand or provisioned. */
export interface Placement {
  readonly deployment: Deployment
  readonly version: string
  readonly revision: number
  readonly lane: Lane
}

/** A cold start: a new environment, for an invocation that found none, or for none where it is provisioned. */
export function startEnvironment(turn: Turn, fn: LambdaFunction, { deployment, version, revision, lane }: Placement, invocation: Invocation | undefined): void {
  const id = turn.context.newId('env')
  const day = isoTime(turn.now).slice(0, 10).replaceAll('-', '/')
  const environment: Environment = {
    id,
    functionName: fn.name,
    version,
    lane,
    revision,
    deployment,
    logGroup: logGroup(fn.name, deployment.settings),
    logStream: `${day}/[${version}]${turn.context.newUuid().replaceAll('-', '')}`,
    bornAt: turn.now,
    process: 1,
    stage: { kind: 'placing', invocation },
    slice: undefined,
    inbox: [],
    timers: [],
    memoryUsed: 0,
    initSlice: undefined,
    hooksSince: undefined,
  }
  turn.change({ environments: turn.account.environments.set(id, environment) })
  turn.tell(id, 'EnvironmentStarted', { functionName: fn.name, ...(version === LATEST ? {} : { version }), ...(invocation ? {} : isForSnapshot(lane) ? { snapshot: true } : { provisioned: true }) }, invocation?.requestId)
  turn.schedule({ type: 'EnvironmentPlaced', environmentId: id }, PLACEMENT)
}

/** The environment is there: INIT begins. */
export function environmentPlaced(turn: Turn, environment: Environment): void {
  const { id, process, stage, functionName, deployment } = environment
  if (stage.kind !== 'placing') return
  const { timeoutSeconds } = deployment.settings
  const restored = isRestored(environment)
  const ahead = isProvisioned(environment.lane) || isForSnapshot(environment.lane)
  const limit = restored ? RESTORE_LIMIT : ahead ? Math.max(PROVISIONED_INIT_LIMIT, timeoutSeconds * 1000) : INIT_LIMIT
  const initializing = turn.keep({
    ...environment,
    stage: { ...stage, kind: 'init', startedAt: turn.now, deadline: turn.now + limit },
  })
  turn.tell(id, 'InitStarted', { functionName, ...(restored ? { restored } : {}) }, stage.invocation?.requestId)
  logInitStart(turn, initializing)
  turn.schedule({ type: 'Deadline', environmentId: id, process }, limit, { key: keyOf.deadline(id) })
  startProcess(turn, initializing)
}

/** INIT is over, well or not. One that failed is tried once more, as a part of the invocation. */
export function initOver(turn: Turn, environment: Environment, end: SliceEnd): void {
  const { id, stage, functionName } = environment
  if (stage.kind === 'init') {
    const { invocation, startedAt } = stage
    const duration = turn.since(startedAt)
    const failure = answerOf(end, invocation?.requestId ?? '', stage.deadline - startedAt)
    turn.cancel(keyOf.deadline(id))
    turn.tell(id, 'InitEnded', { functionName, duration, ...(isRestored(environment) ? { restored: true } : {}), ...statusOf(failure) }, invocation?.requestId)
    logInitReport(turn, environment, duration, 'init', failure)
    if (!invocation && isForSnapshot(environment.lane)) return snapshotTaken(turn, environment, failure)
    if (!invocation) return provisionedReady(turn, environment, failure)
    if (!failure) return beginInvocation(turn, environment, invocation, duration)
    const reset = turn.keep({ ...environment, process: environment.process + 1, inbox: [], timers: [] })
    return beginInvocation(turn, reset, invocation, undefined)
  }
  if (stage.kind !== 'invoke' || !stage.init) return
  const failure = answerOf(end, stage.invocation.requestId, environment.deployment.settings.timeoutSeconds * 1000)
  const duration = turn.since(stage.init.startedAt)
  turn.tell(id, 'InitEnded', { functionName, duration, ...statusOf(failure) }, stage.invocation.requestId)
  if (!failure) return startAfterInit(turn, turn.keep({ ...environment, stage: { ...stage, init: undefined } }))
  logInitReport(turn, environment, duration, 'invoke', failure)
  endInvocation(turn, environment, failure, false)
}

function statusOf(failure: Answer | undefined): { status: string; errorType?: string } {
  if (!failure) return { status: 'success' }
  return failure.errorType === undefined ? { status: 'timeout' } : { status: 'error', errorType: failure.errorType }
}
