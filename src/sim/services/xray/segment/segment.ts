import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** A stretch of work within a segment. */
export interface Subsegment extends Outcome {
  readonly id: string
  readonly name: string
  readonly startedAt: VirtualMs
  /** Absent while it goes on. */
  endedAt?: VirtualMs
  /** Of a call: to a service of AWS's, or to somewhere else. */
  readonly namespace?: 'aws' | 'remote'
  readonly aws?: JsonObject
  readonly subsegments: Subsegment[]
}

/** What one service did for a request. */
export interface Segment extends Outcome {
  readonly id: string
  readonly traceId: string
  /** The segment or subsegment that called it; absent of what began the trace. */
  readonly parentId?: string
  readonly name: string
  /** What kind of resource it is of, `AWS::Lambda::Function`. */
  readonly origin: string
  startedAt: VirtualMs
  endedAt?: VirtualMs
  status?: number
  readonly aws: JsonObject
  /** Traces that it goes on from without being a part of them. */
  readonly links?: readonly string[]
  readonly subsegments: Subsegment[]
}

/** How it went wrong, where it did: by the caller's fault, by its own, or for want of room. */
export interface Outcome {
  error?: boolean
  fault?: boolean
  throttle?: boolean
}

/**
 * A segment as X-Ray keeps it, times as epoch seconds.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export function segmentDocument(segment: Segment): JsonObject {
  const { id, traceId, parentId, name, origin, status, aws, links } = segment
  return {
    id,
    name,
    ...span(segment),
    trace_id: traceId,
    ...(parentId === undefined ? {} : { parent_id: parentId }),
    origin,
    ...(status === undefined ? {} : { http: { response: { status } } }),
    ...outcomeOf(segment),
    aws,
    ...(links ? { links: links.map((trace) => ({ trace_id: trace })) } : {}),
    ...nested(segment),
  }
}

function subsegmentDocument(subsegment: Subsegment): JsonObject {
  const { id, name, namespace, aws } = subsegment
  return { id, name, ...span(subsegment), ...(namespace ? { namespace } : {}), ...outcomeOf(subsegment), ...(aws ? { aws } : {}), ...nested(subsegment) }
}

function nested({ subsegments }: { readonly subsegments: readonly Subsegment[] }): JsonObject {
  return subsegments.length === 0 ? {} : { subsegments: subsegments.map(subsegmentDocument) }
}

function span({ startedAt, endedAt }: { readonly startedAt: VirtualMs; readonly endedAt?: VirtualMs }): JsonObject {
  return { start_time: startedAt / 1000, ...(endedAt === undefined ? { in_progress: true } : { end_time: endedAt / 1000 }) }
}

function outcomeOf({ error, fault, throttle }: Outcome): JsonObject {
  return { ...(error ? { error } : {}), ...(fault ? { fault } : {}), ...(throttle ? { throttle } : {}) }
}
