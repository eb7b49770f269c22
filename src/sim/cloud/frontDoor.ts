import type { ApiCall, CallResult, Principal } from '../aws/apiCall'
import type { Effect } from '../aws/service'
import type { EventBody } from '../kernel/eventLog'
import type { Json, JsonObject } from '../kernel/json'
import { PersistentMap } from '../kernel/persistentMap'
import { conditionsOf, type Conditions } from './conditions/conditions'
import { noStateMocks, type StateMocks } from './mocks/stateMocks'

/**
 * The one router: every interaction with a simulated service is a modelled AWS call that passes
 * here, is written to the log when it is made and when it is answered, and can be mocked, denied,
 * delayed or failed in this one place.
 */
export interface FrontDoorState {
  /** Calls that were let in and are not answered yet. */
  readonly open: PersistentMap<string, OpenCall>
  /** By service, the actions that the driver answers instead of it; `*` is any. */
  readonly mocked: PersistentMap<string, readonly string[]>
  /** What answers the tasks of an execution's states instead of a service and of the driver. */
  readonly stateMocks: StateMocks
  /** What the world lays on the calls: faults, latency, policies. */
  readonly conditions: Conditions
}

/** By whom calls from outside are made, unless they come by somebody's access key. */
export const ADMINISTRATOR: Principal = 'arn:aws:iam::123456789012:user/administrator'

export interface OpenCall {
  readonly service: string
  readonly action: string
  readonly resource: string
  readonly requestId: string
  readonly caller: Caller
}

/** Who waits for the answer: someone outside the world, by a number of theirs, or a service. */
export type Caller =
  | { readonly kind: 'outside'; readonly ticket: number }
  | { readonly kind: 'service'; readonly service: string; readonly ref: Json; readonly origin?: JsonObject }
  /** Nobody: the call is another one's duplicate. */
  | { readonly kind: 'duplicate' }

export interface CallRequest {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
  readonly principal: Principal
  /** Of a request in a protocol of AWS's: by which credentials. */
  readonly accessKeyId?: string
  /** `X-Amzn-Trace-Id` */
  readonly trace?: string
}

export const closedFrontDoor: FrontDoorState = { open: PersistentMap(), mocked: PersistentMap(), stateMocks: noStateMocks, conditions: conditionsOf({}) }

/** Lets a call in: it gets its ids, is open until it is answered, and is told to the log. */
export function admit(request: CallRequest, caller: Caller, id: string, requestId: string): { open: OpenCall; call: ApiCall; event: EventBody } {
  const { service, action, input, principal, trace } = request
  const call: ApiCall =
    trace === undefined
      ? { id, requestId, service, action, input, principal }
      : { id, requestId, service, action, input, principal, trace }
  const resource = resourceOf(request)
  const open: OpenCall = { service, action, resource, requestId, caller }
  const by = nameOf(caller)
  const environment = caller.kind === 'service' ? caller.origin?.['environmentId'] : undefined
  return {
    open,
    call,
    event: {
      service,
      resource,
      type: 'ApiCallStarted',
      requestId,
      detail: startedDetail(call, by, typeof environment === 'string' ? environment : undefined),
    },
  }
}

function startedDetail({ id: callId, action, principal, input, trace }: ApiCall, by: string, environment: string | undefined): JsonObject {
  if (environment === undefined && trace === undefined) return { callId, action, principal, by, input }
  return { callId, action, principal, by, ...(environment === undefined ? {} : { environment }), ...(trace === undefined ? {} : { trace }), input }
}

/** How the log names who calls. */
export function nameOf(caller: Caller): string {
  return caller.kind === 'service' ? caller.service : caller.kind
}

/** What the log is told when an open call is answered. */
export function close({ service, action, resource, requestId }: OpenCall, callId: string, result: CallResult): EventBody {
  return { service, resource, type: 'ApiCallEnded', requestId, detail: endedDetail(callId, action, result) }
}

function endedDetail(callId: string, action: string, { error, output = null, mocked }: CallResult): JsonObject {
  if (error) {
    const { name, message, members } = error
    return { callId, action, ...(mocked ? { mocked: true } : {}), error: { name, message, ...members } }
  }
  return mocked ? { callId, action, mocked: true, output } : { callId, action, output }
}

/** Written out: a copy with spread members costs many times as much, and each call makes two. */
export function withOpen({ mocked, stateMocks, conditions }: FrontDoorState, open: FrontDoorState['open']): FrontDoorState {
  return { open, mocked, stateMocks, conditions }
}

/**
 * Whether the driver answers a call. All actions of all services stand for what services call, so that a world whose
 * surroundings are all mocked can still be spoken to from outside.
 */
export function isMocked(door: FrontDoorState, request: { service: string; action: string }, caller: Caller): boolean {
  const { mocked } = door
  if (mocked.size === 0) return false
  const actions = mocked.get(request.service)
  if (actions && (actions.includes(request.action) || actions.includes('*'))) return true
  return caller.kind === 'service' && mocked.has('*')
}

/** @param action  with its service, as `sqs:SendMessage`; `*` is any */
export function withMocked(mocked: FrontDoorState['mocked'], action: string): FrontDoorState['mocked'] {
  const [service = '', name = ''] = action.split(':')
  const others = mocked.get(service) ?? []
  return others.includes(name) ? mocked : mocked.set(service, [...others, name])
}

/** What a service asks for. */
export function requestOf({ service, action, input, principal, accessKeyId, trace }: Extract<Effect<unknown>, { type: 'call' }>): CallRequest {
  if (accessKeyId === undefined && trace === undefined) return { service, action, input, principal }
  return { service, action, input, principal, ...(accessKeyId === undefined ? {} : { accessKeyId }), ...(trace === undefined ? {} : { trace }) }
}

/** The members by which each service's calls name the resource they are about, most telling first. */
const NAMING_MEMBERS: { readonly [service: string]: readonly string[] } = {
  dynamodb: ['TableName'],
  dynamodbstreams: ['StreamArn', 'TableName'],
  lambda: ['FunctionName'],
  states: ['executionArn', 'stateMachineArn', 'activityArn', 'mapRunArn', 'name'],
  sqs: ['QueueUrl', 'QueueName'],
  sns: ['SubscriptionArn', 'TopicArn', 'TargetArn', 'Name'],
  s3: ['Bucket'],
  events: ['Rule', 'EventBusName', 'Name'],
  kinesis: ['StreamName', 'StreamARN'],
  apigateway: ['restApiId', 'name'],
  apigatewayv2: ['ApiId', 'Name'],
  apigatewaymanagementapi: ['ConnectionId'],
  'execute-api': ['apiId'],
  websocket: ['connectionId'],
  secretsmanager: ['SecretId', 'Name'],
  ssm: ['Name', 'Path', 'ResourceId'],
  cloudwatch: ['AlarmName', 'MetricName', 'Namespace'],
  logs: ['logGroupName', 'logGroupIdentifier', 'resourceArn'],
  iam: ['RoleName', 'UserName', 'PolicyArn', 'PolicyName'],
  sts: ['RoleArn'],
}

/** The resource that the log names a call by. */
export function resourceOf(request: CallRequest): string {
  for (const member of NAMING_MEMBERS[request.service] ?? []) {
    const value = request.input[member]
    if (typeof value === 'string') return value
  }
  return request.action
}
