import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { textOf } from '../../views/historyEvent'
import { payload } from '../../views/payload'
import type { Invocation, Ledger } from './ledger'
import type { InvocationDetails, InvocationRow, TimePart } from './lambdaLab'

const MOST_LOG = 24_000
const MOST_RESPONSE = 24_000

/** @param startedAt  when the world's first moment was */
export function invocationRow(ledger: Ledger, invocation: Invocation, startedAt: VirtualMs): InvocationRow {
  const { number, requestId, attempt, by, start, status, why, sentAt, lane, billedMs, errorType } = invocation
  const since = (at: VirtualMs) => wholeMicroseconds(at - startedAt)
  const environment = lane === undefined ? undefined : ledger.lanes[lane]?.id
  const { startedAt: begun, endedAt, initStartedAt, initEndedAt } = invocation
  return {
    number, requestId, attempt, by, start, status, why,
    sentAt: since(sentAt),
    ...(environment === undefined ? {} : { environment }),
    ...(begun === undefined ? {} : { startedAt: since(begun) }),
    ...(endedAt === undefined ? {} : { endedAt: since(endedAt) }),
    ...(initStartedAt === undefined || initEndedAt === undefined ? {} : { initMs: wholeMicroseconds(initEndedAt - initStartedAt) }),
    ...(begun === undefined || endedAt === undefined ? {} : { durationMs: wholeMicroseconds(endedAt - begun) }),
    ...(billedMs === undefined ? {} : { billedMs }),
    ...(errorType === undefined ? {} : { errorType }),
  }
}

/** @param first  the place in the log of moment 0 */
export function invocationDetails(ledger: Ledger, invocation: Invocation, log: readonly SimEvent[], first: number, startedAt: VirtualMs): InvocationDetails {
  const events = log.slice(invocation.firstSeq, invocation.lastSeq + 1).filter(({ seq, requestId }) => ledger.invocationOfSeq.get(seq) === invocation.number || requestId === invocation.requestId)
  const lines = events.filter(({ type }) => type === 'LogLine').map(({ detail }) => textOf(detail, 'text') ?? '')
  const report = lines.filter((line) => line.startsWith('REPORT ')).at(-1)?.trimEnd()
  return {
    ...invocationRow(ledger, invocation, startedAt),
    ...responseOf(invocation),
    log: lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('').slice(-MOST_LOG),
    ...(report === undefined ? {} : { report }),
    parts: timeParts(invocation, events, log, startedAt),
    firstIndex: Math.max(0, invocation.firstSeq - first),
    lastIndex: Math.max(0, invocation.lastSeq - first),
  }
}

function responseOf({ call }: Invocation): Pick<InvocationDetails, 'response'> {
  if (!call?.answer) return {}
  const { error, output } = call.answer
  if (isJsonObject(error)) {
    const { name, message, ...members } = error
    const body: JsonObject = { ...(typeof message === 'string' ? { message } : {}), ...members }
    return { response: { statusCode: 429, error: String(name), payload: payload(body, MOST_RESPONSE) } }
  }
  const answer = isJsonObject(output) ? output : {}
  const functionError = textOf(answer, 'FunctionError')
  return {
    response: {
      statusCode: Number(answer['StatusCode']),
      ...(functionError === undefined ? {} : { functionError }),
      payload: payload(parsed(textOf(answer, 'Payload') ?? ''), MOST_RESPONSE),
    },
  }
}

/** Where the time went, in order and without gaps, from the call to its answer. */
function timeParts(invocation: Invocation, events: readonly SimEvent[], log: readonly SimEvent[], worldStart: VirtualMs): readonly TimePart[] {
  const { sentAt, placedAt, initStartedAt, initEndedAt, startedAt, endedAt, call, start, restored } = invocation
  const parts: TimePart[] = []
  const add = (kind: TimePart['kind'], name: string, from: VirtualMs | undefined, to: VirtualMs | undefined, billed: boolean, why: string) => {
    if (from !== undefined && to !== undefined && to > from) parts.push({ kind, name, from: wholeMicroseconds(from - worldStart), to: wholeMicroseconds(to - worldStart), billed, why })
  }
  add('call', 'Call', sentAt, placedAt ?? startedAt, false, 'The request on its way to Lambda, and its admission.')
  add('platform', 'Platform', placedAt, initStartedAt ?? startedAt, false, 'Lambda places the environment and fetches the code. Assumed, not billed.')
  const beforehand = Math.min(initEndedAt ?? Infinity, startedAt ?? Infinity)
  const ready = Number.isFinite(beforehand) ? beforehand : undefined
  if (restored) add('init', 'Restore', initStartedAt, ready, false, 'Lambda restores the snapshot that was taken after INIT, and runs the hooks, which are what is billed of it.')
  else if (start !== 'restarted') add('init', 'INIT', initStartedAt, ready, true, 'The runtime starts and runs what stands outside the handler. Billed since August 2025.')
  const inside = start === 'restarted' || (initEndedAt !== undefined && startedAt !== undefined && initEndedAt > startedAt)
  if (inside) add('init', 'INIT again', startedAt, initEndedAt, true, 'INIT runs again within the invocation and its timeout.')
  let at = inside ? initEndedAt : startedAt
  for (const { name, from, to } of callsMade(events, log)) {
    if (at === undefined || to <= at) continue
    const begins = Math.max(from, at)
    add('handler', 'Handler', at, begins, true, 'The code of the handler, and what the runtime does around it. More memory is more CPU.')
    add('sdk', name, begins, Math.min(to, endedAt ?? to), true, 'The handler waits for another service. Billed like work.')
    at = to
  }
  add('handler', 'Handler', at, endedAt, true, 'The code of the handler, and what the runtime does around it. More memory is more CPU.')
  add('answer', 'Answer', endedAt, call?.answeredAt, false, 'The answer on its way back.')
  return parts
}

/** What the invocation asked of other services. */
function callsMade(events: readonly SimEvent[], log: readonly SimEvent[]): readonly { readonly name: string; readonly from: VirtualMs; readonly to: VirtualMs }[] {
  const started = events.filter(({ type, detail }) => type === 'ApiCallStarted' && typeof detail['environment'] === 'string')
  return started.map((event) => {
    const ended = endOf(event, log)
    return { name: `${event.service} ${String(event.detail['action'])}`, from: event.at, to: ended?.at ?? event.at }
  })
}

function endOf({ seq, detail }: SimEvent, log: readonly SimEvent[]): SimEvent | undefined {
  for (let at = seq + 1; at < log.length; at++) {
    const event = log[at]
    if (event?.type === 'ApiCallEnded' && event.detail['callId'] === detail['callId']) return event
  }
  return undefined
}

function parsed(text: string): Json {
  if (text === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
