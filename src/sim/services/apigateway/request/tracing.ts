import type { ApiCall } from '../../../aws/apiCall'
import { sample } from '../../../aws/trace/sampling'
import { readTraceHeader, segmentId, traceHeader } from '../../../aws/trace/trace'
import type { JsonObject } from '../../../kernel/json'
import type { Stage } from '../api/restApi'
import type { Turn } from '../turn'
import type { ClientRequest, Exchange } from './exchange'
import { headerOf } from './headerMap'

/**
 * Of the trace: its id for the backend, and whether it is kept, which only a stage with tracing asks. What the
 * client has decided holds; else X-Ray's default rule decides.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enabling-xray.html
 */
export function traced(turn: Turn, stage: Stage, call: ApiCall): Pick<Exchange, 'traceId' | 'trace'> {
  const began = traceId(turn)
  if (!stage.tracingEnabled) return { traceId: began }
  const { headers } = call.input['request'] as unknown as ClientRequest
  const upstream = readTraceHeader(headerOf(headers, 'X-Amzn-Trace-Id'))
  const trace = { root: upstream?.root ?? began.slice('Root='.length), parent: upstream?.parent, sampled: upstream?.sampled ?? isSampled(turn) }
  return { traceId: traceHeader({ ...trace, parent: segmentId(call.requestId) }), trace }
}

function isSampled(turn: Turn): boolean {
  const { sampled, reservoir } = sample(turn.account.sampling, turn.context.now, turn.context.draw)
  turn.keep({ sampling: reservoir })
  return sampled
}

/** What the log tells of a request's trace, where it is kept. */
export function toldTrace({ id, stageName, trace }: Pick<Exchange, 'id' | 'stageName' | 'trace'>, api: string): JsonObject {
  if (!trace?.sampled) return {}
  const { root, parent } = trace
  return { trace: { id: root, ...(parent === undefined ? {} : { parent }), segment: segmentId(id), name: `${api}/${stageName}` } }
}

/** `Root=1-{seconds in hex}-{24 hex digits}` */
function traceId(turn: Turn): string {
  const digits = Array.from({ length: 24 }, () => Math.floor(turn.context.draw() * 16).toString(16)).join('')
  return `Root=1-${turn.seconds.toString(16).padStart(8, '0')}-${digits}`
}
