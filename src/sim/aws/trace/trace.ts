import { sixteenHexDigits } from '../hexDigits'
import type { VirtualMs } from '../../kernel/virtualTime'

/**
 * What the header `X-Amzn-Trace-Id` tells: which trace a request belongs to, the segment it comes from, and
 * whether the trace is kept. Without the last it is still to be decided.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export interface TraceHeader {
  /** `1-{epoch seconds, 8 hex digits}-{24 hex digits}` */
  readonly root: string
  readonly parent: string | undefined
  readonly sampled: boolean | undefined
}

/** Reads a header; undefined where it names no trace. Fields it does not know are passed over. */
export function readTraceHeader(text: string | undefined): TraceHeader | undefined {
  if (text === undefined) return undefined
  const fields = new Map(text.split(';').map((field): [string, string] => [field.split('=')[0]!.trim(), field.slice(field.indexOf('=') + 1).trim()]))
  const root = fields.get('Root')
  if (root === undefined || !/^1-[0-9a-f]{8}-[0-9a-f]{24}$/.test(root)) return undefined
  const sampled = fields.get('Sampled')
  return { root, parent: fields.get('Parent'), sampled: sampled === '1' ? true : sampled === '0' ? false : undefined }
}

export function traceHeader({ root, parent, sampled }: TraceHeader): string {
  const parts = ['Root=', root]
  if (parent !== undefined) parts.push(';Parent=', parent)
  if (sampled !== undefined) parts.push(sampled ? ';Sampled=1' : ';Sampled=0')
  // Joined, not added up: a text that was added up keeps all its parts.
  return parts.join('')
}

/** The trace that a request begins which comes with none. Its digits are the request id's: no draw is spent on what nobody may look at. */
export function newRoot(now: VirtualMs, requestId: string): string {
  const digits = (requestId.slice(0, 8) + requestId.slice(9, 13) + requestId.slice(14, 18) + requestId.slice(19, 23) + requestId.slice(24, 28)).padEnd(24, '0')
  return `1-${Math.floor(now / 1000).toString(16).padStart(8, '0')}-${digits}`
}

/** A segment's id, 16 hex digits that follow from what the segment is about. */
export function segmentId(about: string): string {
  // FNV-1a with 32 bits, twice, each from a start of its own.
  let first = 0x811c9dc5
  let second = 0x9747b28c
  for (let i = 0; i < about.length; i++) {
    const unit = about.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x01000193)
  }
  return sixteenHexDigits(first, second)
}
