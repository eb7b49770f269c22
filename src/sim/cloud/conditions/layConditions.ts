import type { ApiCall } from '../../aws/apiCall'
import type { Place } from '../../aws/arn'
import { needsOf } from '../../aws/authorization/authorization'
import type { AwsFault } from '../../aws/awsError'
import { accessDenied } from '../../aws/policy/denial'
import type { EventBody } from '../../kernel/eventLog'
import type { VirtualMs } from '../../kernel/virtualTime'
import { requesterOf } from '../access/whoCalls'
import { nameOf, type Caller, type CallRequest } from '../frontDoor'
import { befalling } from './befalling'
import type { Conditions } from './conditions'
import type { FaultRule } from './fault'
import { latencyOf } from '../../aws/traffic/latency'
import { takeToken, throttlingFault } from '../../aws/traffic/throttling'

/** A call at the door, with what the log and its faults want to know of it. */
export interface AskedCall {
  readonly request: CallRequest
  readonly caller: Caller
  readonly resource: string
  readonly place: Place
  readonly now: VirtualMs
  /** AWS says only that its service does it at least once. */
  readonly atLeastOnce: boolean
}

/** What the conditions of a world do to one call. */
export interface Laid {
  readonly conditions: Conditions
  readonly events: readonly EventBody[]
  /** The answer, where the call does not reach its service. */
  readonly fault?: AwsFault
  /** How much later it does. */
  readonly after: VirtualMs
  /** And how much later again. */
  readonly duplicates: readonly VirtualMs[]
}

/** @param draw  uniform in [0, 1), from a stream of that name */
export function layConditions(conditions: Conditions, call: ApiCall, asked: AskedCall, draw: (stream: string) => number): Laid {
  const { service, action } = call
  const { resource, caller, now } = asked
  const { rules, befall } = befalling(conditions.faults, { service, action, resource, calledBy: nameOf(caller) }, () => draw('faults'))
  const taken = conditions.controlPlaneThrottling ? takeToken(conditions.buckets, service, action, now) : { buckets: conditions.buckets, throttled: false }
  const latency = conditions.latency === 'typical' ? latencyOf(service, action, () => draw('latency')) : 0
  const answered = befall.map((rule) => answerOf(rule, call, asked)).find((fault) => fault !== undefined)
  const fault = answered ?? (taken.throttled ? throttlingFault(service) : undefined)
  const after = befall.reduce((sum, rule) => (rule.fault.kind === 'delay' ? sum + rule.fault.ms : sum), latency)
  const again = asked.atLeastOnce && conditions.secondTimes > 0 && draw('second-times') < conditions.secondTimes
  return {
    conditions: { ...conditions, faults: rules, buckets: taken.buckets },
    events: [...befall.map((rule) => told(rule, call, resource)), ...(again ? [toldAgain(call, resource)] : [])],
    ...(fault ? { fault } : {}),
    after,
    duplicates: [...befall.flatMap((rule) => (rule.fault.kind === 'duplicate' ? [after + rule.fault.ms] : [])), ...(again ? [after] : [])],
  }
}

function told({ name, fault: { kind } }: FaultRule, { id, service, action, requestId }: ApiCall, resource: string): EventBody {
  return { service, resource, type: 'FaultInjected', requestId, detail: { callId: id, action, fault: name, kind } }
}

function toldAgain({ id, service, action, requestId }: ApiCall, resource: string): EventBody {
  return { service, resource, type: 'DoneASecondTime', requestId, detail: { callId: id, action } }
}

/** The answer that a fault gives; undefined where it lets the call through. */
function answerOf({ fault }: FaultRule, { service, action }: ApiCall, { request, caller, place }: AskedCall): AwsFault | undefined {
  switch (fault.kind) {
    case 'fail':
      return fault.error
    case 'throttle':
      return throttlingFault(service)
    case 'deny': {
      const [need = { action: `${service}:${action}`, resource: '*' }] = needsOf(request, place)
      const decision = { allowed: false, explicit: true, kind: 'identity-based policy' } as const
      return accessDenied(service, { requester: requesterOf(request, caller, place), action: need.action, resource: need.resource, decision })
    }
    default:
      return undefined
  }
}
