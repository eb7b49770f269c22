import type { EventBody } from '../../../kernel/eventLog'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { mayHoldMetrics } from '../filter/embeddedMetrics'
import type { Turn } from '../turn'
import { ingest, type Arrived } from './ingest'

/**
 * Takes the lines that functions have written since the last time into their log groups. Lambda
 * writes them to the world's log and nowhere else: they are read off there when somebody asks.
 */
export function takeLambdaLines(turn: Turn): void {
  const told = turn.context.eventsSince(turn.account.read)
  if (told.length === 0) return
  const batches = new Map<string, { group: string; stream: string; at: VirtualMs; lines: Omit<Arrived, 'id'>[] }>()
  for (const event of told) {
    if (!isLine(event)) continue
    const { logGroup, logStream, timestamp, text } = event.detail as unknown as Line
    // Lines that were ingested together were told together.
    const key = `${event.at}\n${logGroup}\n${logStream}`
    let batch = batches.get(key)
    if (!batch) batches.set(key, (batch = { group: logGroup, stream: logStream, at: event.at, lines: [] }))
    batch.lines.push({ timestamp: Math.floor(timestamp), message: text.endsWith('\n') ? text : `${text}\n` })
  }
  turn.hasRead(told.length)
  for (const { group, stream, at, lines } of batches.values()) ingest(turn, group, stream, lines, at)
}

interface Line {
  readonly logGroup: string
  readonly logStream: string
  readonly timestamp: VirtualMs
  readonly text: string
}

function isLine({ service, type }: EventBody): boolean {
  return type === 'LogLine' && service === 'lambda'
}

/** Whether something follows from what was written, at once: any filter may want it, and it may hold metrics. */
export function isConcerned(filters: number, events: readonly EventBody[]): boolean {
  return events.some((event) => isLine(event) && (filters > 0 || mayHoldMetrics(String(event.detail['text']))))
}
