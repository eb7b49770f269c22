import { copyOfFunction, type LambdaFunction } from '../account'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { LATEST } from '../control/functionName'
import { copyOfEnvironment, keyOf, type Environment } from './environment'
import { idsOf, pushed, without } from './idleStack'
import { idleIn, isProvisioned, provisionedLane, type Lane } from './lane'

/** Why an environment is shut down. */
export type ShutDownReason = 'idle' | 'age' | 'updated' | 'deleted' | 'snapshot'

/** The invocation is over: the environment waits for the next, or ends where its function has moved on. */
export function freeze(turn: Turn, environment: Environment, hasProcess: boolean): void {
  const { id, functionName, process, lane } = environment
  for (const { timer } of environment.timers) turn.cancel(keyOf.timer(id, timer))
  const stage = { kind: 'idle', hasProcess } as const
  const frozen = copyOfEnvironment(environment)
  frozen.stage = stage
  frozen.slice = undefined
  if (!hasProcess) {
    frozen.process = process + 1
    frozen.inbox = []
    frozen.timers = []
  }
  turn.keep(frozen)
  const fn = turn.functionNamed(functionName)
  if (!fn) return shutDown(turn, frozen, 'deleted')
  if (servesNoMore(fn, environment)) return shutDown(turn, frozen, 'updated')
  const left = ageLeft(turn, environment)
  if (left <= 0) return shutDown(turn, frozen, 'age')
  const after = copyOfFunction(fn)
  after.idle = fn.idle.set(lane, pushed(idleIn(fn, lane), id))
  turn.keepFunction(after)
  turn.tell(id, hasProcess ? 'EnvironmentFrozen' : 'EnvironmentReset', { functionName })
  // What is provisioned stays as long as it is.
  if (!isProvisioned(lane)) turn.schedule({ type: 'IdleExpired', environmentId: id }, Math.min(turn.assumptions.idleLifetime, left), { key: keyOf.expiry(id), background: true })
}

/** While an update is under way, environments of the revision before still serve. Versions change no more, but may be gone. */
function servesNoMore(fn: LambdaFunction, { revision, version, lane }: Environment): boolean {
  if (isProvisioned(lane)) return !fn.provisioned.some((config, qualifier) => provisionedLane(qualifier) === lane && config.version === version)
  if (version !== LATEST) return !fn.versions.has(version)
  return revision < (fn.configuration.progress === 'updating' ? fn.revision - 1 : fn.revision)
}

/** How much older an environment may become. What is provisioned is kept up by AWS: here it does not age. */
function ageLeft({ assumptions, now }: Turn, { bornAt, lane }: Environment): VirtualMs {
  const { maximumAge } = assumptions
  return maximumAge === undefined || isProvisioned(lane) ? Infinity : bornAt + maximumAge - now
}

/** An environment that nobody has used for so long, or that is too old, is given up. */
export function idleExpired(turn: Turn, id: string): void {
  const environment = turn.environment(id)
  if (environment?.stage.kind !== 'idle') return
  const fn = turn.functionNamed(environment.functionName)
  const { lane } = environment
  if (fn) turn.changeFunction(fn.name, { idle: fn.idle.set(lane, without(idleIn(fn, lane), id)) })
  shutDown(turn, environment, ageLeft(turn, environment) <= 0 ? 'age' : 'idle')
}

/** Ends the idle environments of a function; those at work end when they are done. */
export function retireEnvironments(turn: Turn, fn: LambdaFunction, reason: ShutDownReason): void {
  for (const lane of fn.idle.keys()) retireLane(turn, turn.functionNamed(fn.name) ?? fn, lane, reason)
}

/** Ends the environments that idle in one lane of a function. */
export function retireLane(turn: Turn, fn: LambdaFunction, lane: Lane, reason: ShutDownReason): void {
  for (const id of idsOf(idleIn(fn, lane))) {
    const environment = turn.environment(id)
    if (!environment) continue
    turn.cancel(keyOf.expiry(id))
    shutDown(turn, environment, reason)
  }
  turn.changeFunction(fn.name, { idle: fn.idle.delete(lane) })
}

export function shutDown(turn: Turn, { id, functionName }: Environment, reason: ShutDownReason): void {
  turn.change({ environments: turn.account.environments.delete(id) })
  turn.do({ type: 'guest', slice: { kind: 'discard', environmentId: id } })
  turn.tell(id, 'EnvironmentShutDown', { functionName, reason })
}
