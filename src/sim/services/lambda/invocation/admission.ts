import { copyOfFunction, provisionedTotal, reservedTotal, type LambdaFunction } from '../account'
import { routed } from '../alias/alias'
import { LATEST } from '../control/functionName'
import { versionOf } from '../control/target'
import { startEnvironment } from '../environment/init'
import { keyOf } from '../environment/environment'
import { popped, topOf } from '../environment/idleStack'
import { idleIn, provisionedLane, type Lane } from '../environment/lane'
import { requestRate, SCALING, take, type Held } from '../rules/allowance'
import { onDemandLimit, rateReason, type ThrottleReason } from '../rules/concurrency'
import type { Turn } from '../turn'
import { attemptThrottled, discard, keep } from './asyncQueue'
import { isLoop } from './chain'
import type { Invocation } from './invocation'
import { beginInvocation } from './serving'

/**
 * Finds an environment for an invocation: one that was provisioned for what it names, one that idles,
 * else a new one, else the reason why not.
 *
 * AWS does not say which of several idle ones it takes. The one frozen last is taken here, so that
 * surplus ones idle out. Concurrency is looked at first, so that a limit of 0 stops everything.
 */
export function admit(turn: Turn, invoked: LambdaFunction, invocation: Invocation): ThrottleReason | undefined {
  // As it is now: a turn may admit several.
  const fn = turn.functionNamed(invoked.name) ?? invoked
  const { qualifier } = invocation
  const alias = qualifier === undefined ? undefined : fn.aliases.get(qualifier)
  const version = alias ? routed(turn, alias) : (qualifier ?? LATEST)
  if (qualifier !== undefined && takeProvisioned(turn, fn, qualifier, invocation)) return undefined
  const deployment = versionOf(fn, version)?.deployed
  if (!deployment) throw new RangeError(`${fn.name}:${version} was invoked before it was active`)
  const { running, reserved } = fn
  const { limit, reason } = onDemandLimit(reservedTotal(turn.account), { reserved, provisioned: provisionedTotal(fn) })
  if ((reserved === undefined ? turn.unreservedRunning : running) >= limit) return throttle(turn, fn, invocation, reason, 'concurrency')
  const requestsHeld = requestTaken(turn, fn, invocation, limit)
  if (requestsHeld === 'none') return throttle(turn, fn, invocation, rateReason(reserved), 'requestRate')
  const idles = idleIn(fn, version).size > 0
  const startsHeld = idles ? fn.startsHeld : take(fn.startsHeld, turn.now, SCALING)
  // AWS does not say by which reason: that of a limit on concurrency is told.
  if (!idles && !startsHeld) return throttle(turn, fn, invocation, reason, 'scaling')
  if (reserved === undefined) turn.countUnreserved(turn.unreservedRunning + 1, requestsHeld)
  const counted = copyOfFunction(fn)
  counted.running++
  counted.startsHeld = startsHeld
  if (reserved !== undefined) counted.requestsHeld = requestsHeld
  turn.keepFunction(counted)
  if (takeIdle(turn, counted, version, invocation)) return undefined
  startEnvironment(turn, counted, { deployment, version, revision: version === LATEST ? revisionServed(fn) : 0, lane: version }, invocation)
  return undefined
}

function throttle(turn: Turn, fn: LambdaFunction, { requestId }: Invocation, reason: ThrottleReason, limit: 'concurrency' | 'requestRate' | 'scaling'): ThrottleReason {
  turn.tell(fn.name, 'Throttled', limit === 'scaling' ? { reason, limit } : { reason }, requestId)
  return reason
}

/** What is left of the requests that may come; events in a queue are not counted among them. */
function requestTaken({ requestsHeld: unreservedHeld, now }: Turn, fn: LambdaFunction, { caller }: Invocation, limit: number): Held | undefined | 'none' {
  const held = fn.reserved === undefined ? unreservedHeld : fn.requestsHeld
  return caller.kind === 'event' ? held : (take(held, now, requestRate(limit)) ?? 'none')
}

/** What is provisioned takes an invocation, if all of it is ready, one idles, and its rate allows. */
function takeProvisioned(turn: Turn, fn: LambdaFunction, qualifier: string, invocation: Invocation): boolean {
  const config = fn.provisioned.get(qualifier)
  if (config?.status !== 'READY') return false
  const requestsHeld = take(config.requestsHeld, turn.now, requestRate(config.requested))
  if (!requestsHeld || !takeIdle(turn, fn, provisionedLane(qualifier), invocation)) return false
  const after = turn.functionNamed(fn.name) ?? fn
  turn.changeFunction(fn.name, { provisioned: after.provisioned.set(qualifier, { ...config, requestsHeld }) })
  return true
}

/** Whether a lane had an idle environment, which then has the invocation. */
function takeIdle(turn: Turn, fn: LambdaFunction, lane: Lane, invocation: Invocation): boolean {
  const idle = idleIn(fn, lane)
  const warm = topOf(idle)
  const environment = warm === undefined ? undefined : turn.environment(warm)
  if (!environment) return false
  const after = copyOfFunction(fn)
  after.idle = fn.idle.set(lane, popped(idle))
  turn.keepFunction(after)
  turn.cancel(keyOf.expiry(environment.id))
  beginInvocation(turn, environment, invocation, undefined)
  return true
}

/** While an update is under way, the revision before it still serves. */
function revisionServed({ revision, configuration }: LambdaFunction): number {
  return configuration.progress === 'updating' ? revision - 1 : revision
}

/** The next try of a queued event. */
export function attemptEvent(turn: Turn, key: string): void {
  const event = turn.account.events.get(key)
  if (!event) return
  const fn = turn.functionNamed(event.functionName)
  if (!fn) return discard(turn, event, 'FunctionDeleted')
  if (fn.reserved === 0) return discard(turn, event, 'ZeroReservedConcurrency')
  if (event.chain && isLoop(event.chain, fn)) {
    turn.tell(fn.name, 'RecursionStopped', {}, event.requestId)
    return discard(turn, event, 'RecursiveInvocation')
  }
  const { requestId, functionName, qualifier, invokedArn, payload, clientContext, trace, chain } = event
  if (!versionOf(fn, (qualifier === undefined ? undefined : fn.aliases.get(qualifier)?.version) ?? qualifier ?? LATEST)) return discard(turn, event, 'FunctionDeleted')
  const invocation: Invocation = {
    requestId, functionName, qualifier, invokedArn, payload,
    clientContext, trace, chain,
    caller: { kind: 'event', event: key },
    log: [],
  }
  if (admit(turn, fn, invocation)) return attemptThrottled(turn, event)
  keep(turn, { ...event, attempts: event.attempts + 1 })
}
