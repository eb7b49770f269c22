import { awsFault, type AwsFault } from '../../aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'

/** What is done to a call in place of, or before, what AWS would do. */
export type Fault =
  /** As if a policy denied it. */
  | { readonly kind: 'deny' }
  | { readonly kind: 'throttle' }
  /** Answered by an error, without reaching the service. */
  | { readonly kind: 'fail'; readonly error: AwsFault }
  /** Reaches the service so much later. */
  | { readonly kind: 'delay'; readonly ms: VirtualMs }
  /** Reaches the service a second time, so much later: what "at least once" allows. Nobody gets that answer. */
  | { readonly kind: 'duplicate'; readonly ms: VirtualMs }

/** Which calls a fault befalls. `*` in names stands for anything. */
export interface FaultRule {
  readonly name: string
  readonly service: string
  readonly action: string
  /** As the log names the call's resource. */
  readonly resource: string
  /** `outside`, or the calling service. */
  readonly calledBy: string
  readonly fault: Fault
  /** The first that it befalls, of the calls that match: 1 for each. */
  readonly from: number
  /** How many it befalls; undefined: all. */
  readonly calls: number | undefined
  /** Of those, what share: 1 for each. */
  readonly probability: number
  /** Calls that have matched so far. */
  readonly seen: number
}

/**
 * Reads a rule as `coldstart:PutFault` and a world's set-up give it:
 * `{ Name, Service, Action?, Resource?, CalledBy?, FromCall?, Calls?, Probability?, Fault: { Kind, Milliseconds?, Error? } }`.
 * A text is the complaint.
 */
export function readFault(input: JsonObject): FaultRule | string {
  const { Name: name, Service: service, FromCall: from = 1, Calls: calls, Probability: probability = 1 } = input
  if (typeof name !== 'string' || name === '') return 'Name must be a text.'
  if (typeof service !== 'string' || service === '') return 'Service must be an API id, or *.'
  if (!isCount(from)) return 'FromCall must be a whole number from 1.'
  if (calls !== undefined && !isCount(calls)) return 'Calls must be a whole number from 1.'
  if (typeof probability !== 'number' || probability < 0 || probability > 1) return 'Probability must be from 0 to 1.'
  const fault = faultOf(input['Fault'])
  if (typeof fault === 'string') return fault
  const names = { action: input['Action'] ?? '*', resource: input['Resource'] ?? '*', calledBy: input['CalledBy'] ?? '*' }
  const { action, resource, calledBy } = names
  if (typeof action !== 'string' || typeof resource !== 'string' || typeof calledBy !== 'string') return 'Action, Resource and CalledBy must be texts.'
  return { name, service, action, resource, calledBy, fault, from, calls, probability, seen: 0 }
}

function faultOf(given: Json | undefined): Fault | string {
  if (!isJsonObject(given)) return 'Fault must be a structure.'
  const { Kind: kind, Milliseconds: ms, Error: error } = given
  switch (kind) {
    case 'deny':
    case 'throttle':
      return { kind }
    case 'fail':
      return errorOf(error)
    case 'delay':
      return typeof ms === 'number' && ms >= 0 ? { kind, ms } : 'Milliseconds must be a number from 0.'
    case 'duplicate':
      return ms === undefined || (typeof ms === 'number' && ms >= 0) ? { kind, ms: ms ?? 0 } : 'Milliseconds must be a number from 0.'
    default:
      return 'Kind must be deny, throttle, fail, delay or duplicate.'
  }
}

function errorOf(given: Json | undefined): Fault | string {
  const { Name: name = 'InternalFailure', Message: message, StatusCode: status = 500 } = isJsonObject(given) ? given : {}
  if (typeof name !== 'string' || typeof status !== 'number') return 'Error must have a Name and a StatusCode.'
  const text = typeof message === 'string' ? message : 'The request processing has failed because of an unknown error, exception or failure.'
  return { kind: 'fail', error: awsFault(name, text, status) }
}

function isCount(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1
}

/** A rule as it was given. */
export function shownFault({ name, service, action, resource, calledBy, fault, from, calls, probability, seen }: FaultRule): JsonObject {
  return {
    Name: name,
    Service: service,
    Action: action,
    Resource: resource,
    CalledBy: calledBy,
    FromCall: from,
    ...(calls === undefined ? {} : { Calls: calls }),
    Probability: probability,
    Fault: shownKind(fault),
    MatchedCalls: seen,
  }
}

function shownKind(fault: Fault): JsonObject {
  if (fault.kind === 'fail') return { Kind: 'fail', Error: { Name: fault.error.name, Message: fault.error.message, StatusCode: fault.error.statusCode } }
  return 'ms' in fault ? { Kind: fault.kind, Milliseconds: fault.ms } : { Kind: fault.kind }
}
