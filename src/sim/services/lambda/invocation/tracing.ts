import { sample } from '../../../aws/trace/sampling'
import { newRoot, readTraceHeader, segmentId, traceHeader, type TraceHeader } from '../../../aws/trace/trace'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { LambdaFunction } from '../account'
import type { Environment } from '../environment/environment'
import type { Turn } from '../turn'
import { oneMore, withChain } from './chain'

/**
 * The trace that a request to a function belongs to. What an upstream service has decided holds in both modes;
 * where nobody has, a function with active tracing decides by X-Ray's default rule.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_TracingConfig.html
 */
export function tracedBy(turn: Turn, fn: LambdaFunction, header: string | undefined, requestId: string): TraceHeader | undefined {
  const upstream = readTraceHeader(header)
  if (upstream?.sampled !== undefined) return upstream
  if (fn.deployed?.settings.tracing !== 'Active') return upstream && { ...upstream, sampled: false }
  const { sampled, reservoir } = sample(turn.account.sampling, turn.now, turn.context.draw)
  turn.change({ sampling: reservoir })
  return { root: upstream?.root ?? newRoot(turn.now, requestId), parent: upstream?.parent, sampled }
}

/** Of the function's own segment: a retry has another. */
function functionSegment(requestId: string, startedAt: VirtualMs): string {
  return segmentId(`${requestId} ${startedAt}`)
}

/** What the log tells of an invocation's trace: its segment, and Lambda's own above it. */
export function toldTrace({ root, parent }: TraceHeader, requestId: string, startedAt: VirtualMs): JsonObject {
  return { id: root, ...(parent === undefined ? {} : { parent }), service: segmentId(requestId), segment: functionSegment(requestId, startedAt) }
}

type Invoking = Extract<Environment['stage'], { kind: 'invoke' }>

/** `_X_AMZN_TRACE_ID`, which is there whether the invocation is traced or not. */
export function headerForHandler({ invocation: { trace, requestId }, startedAt }: Invoking, now: VirtualMs): string {
  const { root, sampled } = trace ?? { root: newRoot(now, requestId), sampled: false }
  return traceHeader({ root, parent: functionSegment(requestId, startedAt), sampled })
}

/** Services through which Lambda follows a chain of invocations: not EventBridge, nor streams. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
const HAND_ON_CHAINS = new Set(['lambda', 'sqs', 'sns', 's3'])

/** The header of what a guest calls. It tells the chain of invocations too, traced or not, where what is called can set off another. */
export function headerForCalls({ stage, functionName }: Environment, { service }: { readonly service: string }): { readonly trace?: string } {
  if (stage.kind !== 'invoke') return {}
  const { trace, requestId, chain = {} } = stage.invocation
  const header = trace && traceHeader({ ...trace, parent: functionSegment(requestId, stage.startedAt) })
  if (HAND_ON_CHAINS.has(service)) return { trace: withChain(header, oneMore(chain, functionName)) }
  return header === undefined ? {} : { trace: header }
}

/** What stands behind the REPORT line of an invocation that was traced. */
export function xrayLine({ invocation: { trace, requestId }, startedAt }: Invoking): string {
  return trace?.sampled ? `XRAY TraceId: ${trace.root}\tSegmentId: ${functionSegment(requestId, startedAt)}\tSampled: true\t\n` : ''
}
