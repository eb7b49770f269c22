import { readTraceHeader, segmentId } from '../../../aws/trace/trace'
import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Outcome, Segment, Subsegment } from './segment'
import { serviceName } from './serviceName'

/** All segments that the world's log tells of, in the order in which they were begun. */
export function segmentsOf(events: readonly SimEvent[]): readonly Segment[] {
  const reading = new Reading()
  for (const event of events) reading.take(event)
  return reading.segments
}

/** A request to a function before it is known whether it is traced. */
interface Asked {
  readonly at: VirtualMs
  /** The caller's subsegment for it. */
  readonly call?: Subsegment
  readonly asynchronous: boolean
  readonly links?: readonly string[]
}

class Reading {
  readonly segments: Segment[] = []
  readonly #byId = new Map<string, Segment>()
  /** Where a segment's calls are told: below its Invocation, where it has one. */
  readonly #callsOf = new Map<string, Subsegment[]>()
  readonly #calls = new Map<string, Subsegment>()
  readonly #asked = new Map<string, Asked>()
  /** INIT right before an invocation, by the request. */
  readonly #inits = new Map<string, Subsegment>()
  /** Requests to API Gateway and functions that go on, by their ids. */
  readonly #open = new Map<string, Segment>()
  readonly #invoked = new Map<string, { readonly fn: Segment; readonly invocation: Subsegment; readonly service: Segment; readonly attempt?: Subsegment }>()

  take(event: SimEvent): void {
    switch (event.type) {
      case 'ApiCallStarted':
        return this.#callStarted(event)
      case 'ApiCallEnded':
        return this.#callEnded(event)
      case 'RequestReceived':
        return this.#received(event)
      case 'RequestAnswered':
        return this.#answered(event)
      case 'BatchInvoked':
        this.#asked.set(event.requestId ?? '', { at: event.at, asynchronous: false, ...(Array.isArray(event.detail['links']) ? { links: event.detail['links'].map(String) } : {}) })
        return
      case 'InitStarted':
        this.#inits.set(event.requestId ?? event.resource, newSubsegment(`init ${event.resource} ${event.seq}`, 'Initialization', event.at))
        return
      case 'InitEnded':
        return close(this.#inits.get(event.requestId ?? event.resource), event.at, event.detail['status'] === 'success' ? {} : { fault: true })
      case 'InvokeStarted':
        return this.#invokeStarted(event)
      case 'InvokeEnded':
        return this.#invokeEnded(event)
    }
  }

  #callStarted({ at, service, resource, requestId = '', detail }: SimEvent): void {
    const header = readTraceHeader(textOf(detail, 'trace'))
    const action = String(detail['action'])
    const holder = header?.sampled && header.parent !== undefined && isTracer(detail['by']) ? this.#callsOf.get(header.parent) : undefined
    const call = holder && newSubsegment(String(detail['callId']), serviceName(service, detail), at, {
      namespace: service === 'http' ? 'remote' : 'aws',
      aws: { operation: action, request_id: requestId, resource_names: [resource] },
    })
    if (holder && call) {
      holder.push(call)
      this.#calls.set(String(detail['callId']), call)
    }
    if (!startsFunction(service, action)) return
    const input = detail['input']
    this.#asked.set(requestId, { at, asynchronous: isJsonObject(input) && input['InvocationType'] === 'Event', ...(call ? { call } : {}) })
  }

  #callEnded({ at, requestId = '', detail }: SimEvent): void {
    const callId = String(detail['callId'])
    const error = detail['error']
    close(this.#calls.get(callId), at, isJsonObject(error) ? outcomeOf(String(error['name'])) : {})
    this.#calls.delete(callId)
    const segment = this.#open.get(requestId)
    if (!segment || this.#asked.get(requestId)?.asynchronous) return
    segment.endedAt = at
    segment.status = 200
    this.#open.delete(requestId)
  }

  #received({ at, resource, detail }: SimEvent): void {
    const { trace } = detail
    if (!isJsonObject(trace)) return
    const name = String(trace['name'])
    const segment = this.#begin({ trace, id: String(trace['segment']), parentId: textOf(trace, 'parent'), name, origin: 'AWS::ApiGateway::Stage', at, aws: { api_gateway: { rest_api_id: resource, stage: String(detail['stageName']), request_id: String(detail['requestId']) } } })
    this.#open.set(String(detail['requestId']), segment)
    this.#callsOf.set(segment.id, segment.subsegments)
  }

  #answered({ at, detail }: SimEvent): void {
    const segment = this.#open.get(String(detail['requestId']))
    if (!segment) return
    const status = Number(detail['status'])
    segment.endedAt = at
    segment.status = status
    if (status >= 500) segment.fault = true
    else if (status === 429) segment.throttle = segment.error = true
    else if (status >= 400) segment.error = true
    this.#open.delete(String(detail['requestId']))
  }

  #invokeStarted({ at, resource, requestId = '', detail }: SimEvent): void {
    const { trace } = detail
    const init = this.#inits.get(requestId)
    this.#inits.delete(requestId)
    if (!isJsonObject(trace)) return
    const asked = this.#asked.get(requestId)
    const name = String(detail['functionName'])
    const service = this.#byId.get(String(trace['service'])) ?? this.#serviceSegment(trace, name, requestId, asked, at)
    delete service.endedAt
    const attempt = asked?.asynchronous ? this.#attempt(service, requestId, init?.startedAt ?? at) : undefined
    const fn = this.#begin({
      trace, id: String(trace['segment']), parentId: attempt?.id ?? service.id, name, origin: 'AWS::Lambda::Function', at: init?.startedAt ?? at, aws: { execution_environment: resource, request_id: requestId },
    })
    const invocation = newSubsegment(`invocation ${fn.id}`, 'Invocation', at)
    fn.subsegments.push(...(init ? [init] : []), invocation)
    this.#callsOf.set(fn.id, invocation.subsegments)
    this.#invoked.set(resource, { fn, invocation, service, ...(attempt ? { attempt } : {}) })
  }

  #serviceSegment(trace: JsonObject, name: string, requestId: string, asked: Asked | undefined, at: VirtualMs): Segment {
    const segment = this.#begin({ trace, id: String(trace['service']), parentId: asked?.call?.id ?? textOf(trace, 'parent'), name, origin: 'AWS::Lambda', at: asked?.at ?? at, aws: { request_id: requestId }, links: asked?.links })
    this.#open.set(requestId, segment)
    return segment
  }

  /** A try of an event that waited in the function's queue: how long is told before the first. */
  #attempt(service: Segment, requestId: string, at: VirtualMs): Subsegment {
    if (service.subsegments.length === 0) service.subsegments.push({ ...newSubsegment(`${service.id} dwell`, 'Dwell Time', service.startedAt), endedAt: at })
    const attempt = newSubsegment(`${service.id} ${service.subsegments.length}`, `Attempt #${service.subsegments.length}`, at, { aws: { request_id: requestId } })
    service.subsegments.push(attempt)
    return attempt
  }

  #invokeEnded({ at, resource, detail }: SimEvent): void {
    const invoked = this.#invoked.get(resource)
    if (!invoked) return
    const outcome = detail['status'] === 'failed' ? { fault: true } : {}
    const { fn, invocation, service, attempt } = invoked
    for (const part of [fn, invocation, attempt]) close(part, at, outcome)
    if (attempt) service.status = 202
    // Where somebody waits for the answer, the end of the call moves it.
    service.endedAt = at
    this.#invoked.delete(resource)
  }

  #begin({ trace, id, parentId, name, origin, at, aws, links }: {
    readonly trace: JsonObject; readonly id: string; readonly parentId: string | undefined; readonly name: string; readonly origin: string; readonly at: VirtualMs; readonly aws: JsonObject; readonly links?: readonly string[] | undefined
  }): Segment {
    const segment: Segment = {
      id, traceId: String(trace['id']), name, origin, startedAt: at, aws, subsegments: [],
      ...(parentId === undefined ? {} : { parentId }),
      ...(links ? { links } : {}),
    }
    this.segments.push(segment)
    this.#byId.set(id, segment)
    return segment
  }
}

/** Whose calls are a part of its own segment: all others only hand the trace on. */
function isTracer(by: Json | undefined): boolean {
  return by === 'lambda' || by === 'apigateway'
}

function startsFunction(service: string, action: string): boolean {
  return (service === 'lambda' && action === 'Invoke') || service === 'lambda-url'
}

function newSubsegment(about: string, name: string, at: VirtualMs, more: Pick<Subsegment, 'namespace' | 'aws'> = {}): Subsegment {
  return { id: segmentId(about), name, startedAt: at, ...more, subsegments: [] }
}

function close(part: (Outcome & { endedAt?: VirtualMs }) | undefined, at: VirtualMs, outcome: Outcome): void {
  if (part) Object.assign(part, { endedAt: at, ...outcome })
}

function outcomeOf(error: string): Outcome {
  if (/Throttl|TooManyRequests|ThroughputExceeded|RequestLimitExceeded/.test(error)) return { error: true, throttle: true }
  return /Internal|ServiceUnavailable|ServiceException$/.test(error) ? { fault: true } : { error: true }
}

function textOf(object: JsonObject, member: string): string | undefined {
  const value = object[member]
  return typeof value === 'string' ? value : undefined
}
