import type { Lane, Mark, Span } from '../../content/guide/figure'
import type { Events } from '../../content/questions/check'
import type { Json } from '../../content/questions/json'
import type { SimEvent } from '../../sim/kernel/eventLog'
import { atLeast, partAt } from '../proof/values'
import type { PlayedLane, PlayedMark, PlayedSpan } from './playedFigure'

/** A figure's lane as the log fills it: one, or one for each value of the member it is parted by, in order of coming. */
export function lanesOf(lane: Lane, events: readonly SimEvent[], start: number, length: number): readonly PlayedLane[] {
  const { each } = lane
  if (each === undefined) return [filled(lane, lane.title, events, start, length)]
  const parted = new Map<string, SimEvent[]>()
  const begins = [...(lane.spans ?? []).map(({ from }) => from), ...(lane.marks ?? []).map(({ on }) => on)]
  for (const event of events) {
    const value = textAt(event, each)
    if (value === '') continue
    if (!parted.has(value) && begins.some((meant) => isMeant(event, meant))) parted.set(value, [])
    parted.get(value)?.push(event)
  }
  return [...parted.values()].map((own, index) => filled(lane, titled(lane.title, own[0]!, index), own, start, length))
}

function filled({ spans = [], marks = [] }: Lane, title: string, events: readonly SimEvent[], start: number, length: number): PlayedLane {
  return { title, spans: spans.flatMap((span) => spansOf(span, events, start, length)), marks: marks.flatMap((mark) => marksOf(mark, events, start)) }
}

function spansOf(span: Span, events: readonly SimEvent[], start: number, length: number): readonly PlayedSpan[] {
  return events.flatMap((event, index) => {
    if (!isMeant(event, span.from)) return []
    const end = events.slice(index + 1).find((later) => span.to.some((meant) => isMeant(later, meant)) && (span.by === undefined || textAt(later, span.by) === textAt(event, span.by)))
    if (span.ending && !(end && atLeast(end.detail as Json, span.ending))) return []
    const from = event.at - start
    const to = end ? end.at - start : length
    return [{ from, to, open: end === undefined, tone: span.tone, says: sentence(span.says, event, end, to - from) }]
  })
}

function marksOf({ on, tone, says }: Mark, events: readonly SimEvent[], start: number): readonly PlayedMark[] {
  return events.flatMap((event) => (isMeant(event, on) ? [{ at: event.at - start, tone, says: sentence(says, event, undefined, 0) }] : []))
}

function isMeant(event: SimEvent, { type, service, resource, detail }: Events): boolean {
  return (
    event.type === type && (service === undefined || event.service === service) && (resource === undefined || event.resource === resource) &&
    (detail === undefined || atLeast(event.detail as Json, detail))
  )
}

/** `{#}` counts the lanes of one kind. */
function titled(title: string, event: SimEvent, index: number): string {
  return title.replaceAll('{#}', String(index + 1)).replaceAll(/\{([\w.]+)\}/g, (_all, path: string) => textAt(event, path))
}

function sentence(text: string, event: SimEvent, end: SimEvent | undefined, took: number): string {
  return text.replaceAll(/\{([\w.]+)\}/g, (_all, path: string) => {
    if (path === 'took') return durationText(took)
    if (!path.startsWith('end.')) return textAt(event, path)
    return end ? textAt(end, path.slice('end.'.length)) : '…'
  })
}

function textAt(event: SimEvent, path: string): string {
  const part = partAt(event as unknown as Json, path.split('.'))
  return part === undefined || part === null ? '' : typeof part === 'string' ? part : JSON.stringify(part)
}

/** A duration as one says it. */
export function durationText(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 1000)} µs`
  if (ms < 1000) return `${Number(ms.toPrecision(3))} ms`
  if (ms < 60_000) return `${Number((ms / 1000).toPrecision(3))} s`
  const minutes = ms / 60_000
  return minutes < 60 ? `${Number(minutes.toPrecision(3))} min` : `${Number((minutes / 60).toPrecision(3))} h`
}
