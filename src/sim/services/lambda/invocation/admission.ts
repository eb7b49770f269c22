import { reservedTotal, type LambdaFunction } from '../account'
import { startEnvironment } from '../environment/init'
import { keyOf } from '../environment/environment'
import { throttled, type ThrottleReason } from '../rules/concurrency'
import type { Turn } from '../turn'
import { attemptThrottled, discard, keep } from './asyncQueue'
import type { Invocation } from './invocation'
import { beginInvocation } from './serving'

/**
 * Finds an environment for an invocation: one that idles, else a new one, else the reason why not.
 *
 * AWS does not say which of several idle ones it takes. The one frozen last is taken here, so that
 * surplus ones idle out. Concurrency is looked at first, so that a limit of 0 stops everything.
 */
export function admit(turn: Turn, fn: LambdaFunction, invocation: Invocation): ThrottleReason | undefined {
  const { deployed, reserved, running, idle } = fn
  if (!deployed) throw new RangeError(`${fn.name} was invoked before it was active`)
  const { unreservedRunning } = turn.account
  const reason = throttled({ unreservedRunning, reservedTotal: reservedTotal(turn.account) }, fn)
  if (reason) {
    turn.tell(fn.name, 'Throttled', { reason }, invocation.requestId)
    return reason
  }
  if (reserved === undefined) turn.change({ unreservedRunning: unreservedRunning + 1 })
  const warm = idle.last()
  const environment = warm === undefined ? undefined : turn.environment(warm)
  turn.changeFunction(fn.name, { running: running + 1, idle: idle.pop() })
  if (!environment) {
    startEnvironment(turn, fn, deployed, revisionServed(fn), invocation)
    return undefined
  }
  turn.cancel(keyOf.expiry(environment.id))
  beginInvocation(turn, environment, invocation, undefined)
  return undefined
}

/** While an update is under way, the revision before it still serves. */
function revisionServed({ revision, configuration }: LambdaFunction): number {
  return configuration.progress === 'updating' ? revision - 1 : revision
}

/** The next try of a queued event. */
export function attemptEvent(turn: Turn, requestId: string): void {
  const event = turn.account.events.get(requestId)
  if (!event) return
  const fn = turn.functionNamed(event.functionName)
  if (!fn) return discard(turn, event, 'FunctionDeleted')
  if (fn.reserved === 0) return discard(turn, event, 'ZeroReservedConcurrency')
  const { functionName, invokedArn, payload, clientContext } = event
  const invocation: Invocation = {
    requestId, functionName, invokedArn, payload,
    ...(clientContext === undefined ? {} : { clientContext }),
    caller: { kind: 'event' },
    log: [],
  }
  if (admit(turn, fn, invocation)) return attemptThrottled(turn, event)
  keep(turn, { ...event, attempts: event.attempts + 1 })
}
