import { bytesOf } from '../../../../facts/facts'
import { succeed } from '../../../aws/answer'
import type { SliceEnd } from '../../../aws/guestSlice'
import type { JsonObject } from '../../../kernel/json'
import type { Mutable } from '../../../kernel/mutable'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { toBase64 } from '../../../expression/base64'
import { copyOfFunction } from '../account'
import { provisionedUse } from '../concurrency/provisionedUse'
import { copyOfEnvironment, invocationOf, isRestored, keyOf, type Environment } from '../environment/environment'
import { askGuest } from '../environment/guestWork'
import { freeze } from '../environment/idling'
import { isProvisioned } from '../environment/lane'
import { startProcess } from '../environment/process'
import { batchEnded } from '../mapping/batchEnded'
import { firstInvocation } from '../rules/coldStart'
import type { Turn } from '../turn'
import { urlAnswered } from '../url/request'
import { answerOf, timedOut, type Answer } from './answer'
import { attemptEnded } from './asyncQueue'
import type { Invocation } from './invocation'
import { logEnd, logStart } from './platformLog'
import { headerForHandler, toldTrace, xrayLine } from './tracing'

const MIB = 1024 * 1024
const TAIL_BYTES = bytesOf('lambda.log.tail')

/**
 * An environment takes an invocation. Its time runs from here; where its process is gone, INIT runs
 * in it first.
 * @param initDuration  of the INIT just before, whose success this follows
 */
export function beginInvocation(turn: Turn, environment: Environment, invocation: Invocation, initDuration: VirtualMs | undefined): void {
  const { id, process, stage, deployment } = environment
  const hasProcess = stage.kind === 'idle' ? stage.hasProcess : initDuration !== undefined
  const timeout = deployment.settings.timeoutSeconds * 1000
  const begun = copyOfEnvironment(environment)
  begun.stage = {
    kind: 'invoke',
    invocation,
    startedAt: turn.now,
    deadline: turn.now + timeout,
    init: hasProcess ? undefined : { startedAt: turn.now },
    initDuration,
  }
  turn.keep(begun)
  const { requestId } = invocation
  turn.tell(id, 'InvokeStarted', toldOfStart(turn, begun, invocation, initDuration !== undefined || !hasProcess), requestId)
  turn.schedule({ type: 'Deadline', environmentId: id, process }, timeout, { key: keyOf.deadline(id) })
  if (!hasProcess) return startProcess(turn, begun)
  const started = logStart(turn, begun, requestId)
  if (initDuration === undefined) return callHandler(turn, started)
  const { runtime, architecture, memoryMb } = deployment.settings
  turn.schedule({ type: 'HandlerDue', environmentId: id, process }, firstInvocation(runtime, architecture, memoryMb))
}

function toldOfStart(turn: Turn, { functionName, lane }: Environment, { requestId, qualifier, trace, caller }: Invocation, cold: boolean): JsonObject {
  const told: Mutable<JsonObject> = { functionName, cold }
  const provisioned = qualifier === undefined ? undefined : provisionedUse(turn.functionNamed(functionName), qualifier, lane)
  if (provisioned) told['provisioned'] = provisioned
  const event = caller.kind === 'event' ? turn.account.events.get(caller.event) : undefined
  if (event) told['eventAge'] = turn.since(event.queuedAt)
  if (trace?.sampled) told['trace'] = toldTrace(trace, requestId, turn.now)
  return told
}

/** INIT has run in the invocation, well: only now it is told to have started. */
export function startAfterInit(turn: Turn, environment: Environment): void {
  const requestId = invocationOf(environment)?.requestId ?? ''
  callHandler(turn, logStart(turn, environment, requestId))
}

/** The runtime hands the event to the handler. */
export function callHandler(turn: Turn, environment: Environment): void {
  const { stage } = environment
  if (stage.kind !== 'invoke') return
  const { invocation, deadline } = stage
  const { requestId, invokedArn, payload, clientContext } = invocation
  const { id: environmentId } = environment
  const { now: startsAt } = turn
  const trace = headerForHandler(stage, startsAt)
  const limit = deadline - startsAt
  askGuest(
    turn,
    environment,
    clientContext === undefined
      ? { kind: 'invoke', environmentId, requestId, invokedArn, payload, trace, startsAt, limit }
      : { kind: 'invoke', environmentId, requestId, invokedArn, payload, clientContext, trace, startsAt, limit },
  )
}

/** The handler's work has ended in an answer, or has not ended yet. True where the invocation is over. */
export function handlerOver(turn: Turn, environment: Environment, end: SliceEnd): boolean {
  const { stage, deployment } = environment
  if (stage.kind !== 'invoke') return false
  const answer = answerOf(end, stage.invocation.requestId, deployment.settings.timeoutSeconds * 1000)
  if (!answer) return false
  const crashed = end.kind === 'timedOut' || end.kind === 'exited' || ((end.kind === 'failed' || end.kind === 'returned') && end.crashed)
  endInvocation(turn, environment, answer, !crashed)
  return true
}

/** The invocation's time is up. */
export function invocationTimedOut(turn: Turn, environment: Environment): void {
  const { stage, deployment } = environment
  if (stage.kind !== 'invoke') return
  endInvocation(turn, environment, timedOut(stage.invocation.requestId, deployment.settings.timeoutSeconds * 1000), false)
}

/** Tells the log and the caller, and leaves the environment to wait, with its process or without. */
export function endInvocation(turn: Turn, environment: Environment, answer: Answer, hasProcess: boolean): void {
  const { id, stage, functionName, deployment } = environment
  if (stage.kind !== 'invoke') return
  const { requestId } = stage.invocation
  const duration = turn.since(stage.startedAt)
  const { memoryMb, runtime } = deployment.settings
  const memoryUsedMb = Math.min(memoryMb, Math.round(environment.memoryUsed / MIB))
  const initBilled = turn.assumptions.initBilled || runtime.startsWith('provided')
  const { initDuration } = stage
  const restored = initDuration !== undefined && isRestored(environment) ? { duration: initDuration, hooks: hooksOf(environment, stage.startedAt) } : undefined
  const usage = { duration, initDuration: restored ? undefined : initDuration, restored, initBilled, memoryMb, memoryUsedMb }
  turn.cancel(keyOf.deadline(id))
  // Where the handler was never called there is no START yet.
  const started = stage.init ? logStart(turn, environment, requestId) : environment
  const ended = logEnd(turn, started, requestId, usage, answer, xrayLine(stage))
  turn.tell(id, 'InvokeEnded', told(functionName, duration, answer), requestId)
  if (!isProvisioned(environment.lane)) leaveConcurrency(turn, functionName)
  answerCaller(turn, ended, answer)
  freeze(turn, ended, hasProcess)
}

/** How long the hooks ran after a snapshot was restored: until the invocation began. */
function hooksOf({ hooksSince }: Environment, until: VirtualMs): VirtualMs {
  return hooksSince === undefined ? 0 : wholeMicroseconds(until - hooksSince)
}

function told(functionName: string, duration: VirtualMs, { failed, errorType }: Answer): JsonObject {
  return failed ? { functionName, duration, status: 'failed', errorType: errorType ?? 'Sandbox.Timedout' } : { functionName, duration, status: 'succeeded' }
}

function leaveConcurrency(turn: Turn, functionName: string): void {
  const fn = turn.functionNamed(functionName)
  if (fn) {
    const after = copyOfFunction(fn)
    after.running--
    turn.keepFunction(after)
  }
  if (fn?.reserved === undefined) turn.countUnreserved(turn.unreservedRunning - 1, turn.requestsHeld)
}

function answerCaller(turn: Turn, environment: Environment, answer: Answer): void {
  const { stage } = environment
  if (stage.kind !== 'invoke') return
  const { caller, log } = stage.invocation
  if (caller.kind === 'event') return attemptEnded(turn, caller.event, environment.version, answer)
  if (caller.kind === 'url') return urlAnswered(turn, caller, answer)
  if (caller.kind === 'mapping') return batchEnded(turn, caller, environment.version, answer)
  turn.do(succeed({ id: caller.callId }, output(environment.version, answer, caller.wantsLog ? tail(log) : undefined)))
}

function output(ExecutedVersion: string, { payload: Payload, failed }: Answer, LogResult: string | undefined): JsonObject {
  const answered = failed ? { StatusCode: 200, ExecutedVersion, Payload, FunctionError: 'Unhandled' } : { StatusCode: 200, ExecutedVersion, Payload }
  return LogResult === undefined ? answered : { ...answered, LogResult }
}

/** The log's last 4 KB, base64. */
function tail(log: readonly string[]): string {
  return toBase64(new TextEncoder().encode(log.join('')).slice(-TAIL_BYTES))
}
