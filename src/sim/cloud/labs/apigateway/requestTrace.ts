import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ClientRequest, Content, Exchange, Headers, HttpAnswer } from '../../../services/apigateway/request/exchange'
import { STAGES } from '../../../services/apigateway/request/pipeline'
import { payload } from '../../views/payload'
import { serviceStory } from '../../views/serviceStory'
import { ticksOf, type LabTone } from '../timeline'
import type { AnswerView, LabHeader, LabRequest, Meanwhile, RequestBrief, RequestTrace, StageGroup, StageView, TraceMoment } from './gatewayLab'
import { inputOf, type Definition } from './stageInput'
import { answeredStory, failedStory, passedStory, waitsStory } from './stageStory'

/** Characters of JSON in one payload: with all stages a trace stays below 64 KiB. */
const PAYLOAD_LIMIT = 2_400
const BODY_LIMIT = 12_000
const MOST_MEANWHILE = 30

const GROUPS: { readonly [stage: string]: StageGroup } = {
  'Integration request': 'Integration request',
  Integration: 'Integration',
  'Integration response': 'Integration response',
  'Cache storing': 'Integration response',
  'Method response': 'Method response',
}

/** Gateway responses of a request that came too soon, or too often. */
const THROTTLED: ReadonlySet<string> = new Set(['THROTTLED', 'QUOTA_EXCEEDED'])

/** What the log tells of one request, in order: its own events, and where each lies in the whole log. */
export interface RequestRecord {
  readonly index: number
  readonly events: readonly SimEvent[]
}

export function briefOf({ index, events }: RequestRecord): RequestBrief {
  const [received] = events
  const request = (received?.detail['request'] ?? { method: '', path: '', query: {} }) as unknown as ClientRequest
  const answered = events.find(({ type }) => type === 'RequestAnswered')
  const failed = events.find(({ type }) => type === 'StageFailed')
  const cache = told(events.find(({ type, detail }) => type === 'StagePassed' && detail['stage'] === 'Cache lookup'))['cache']
  return {
    index,
    requestId: String(received?.detail['requestId']),
    at: received?.at ?? 0,
    method: request.method,
    path: pathOf(request),
    ...(answered && { status: Number(answered.detail['status']), latency: Number(answered.detail['latency']) }),
    ...(failed && { responseType: String(failed.detail['responseType']) }),
    ...(cache === 'hit' || cache === 'miss' || cache === 'invalidated' ? { cache } : {}),
  }
}

/** The request as a form has it: what the client sent, but for the host. */
export function sentOf({ events: [received] }: RequestRecord): LabRequest {
  const request = received?.detail['request'] as unknown as ClientRequest
  const headers = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'host')
  return { method: request.method, path: pathOf(request), headers: headers.flatMap(([name, values]) => values.map((value) => ({ name, value }))), body: typeof request.body === 'string' ? request.body : '' }
}

/** @param log  the whole, for what other services did meanwhile */
export function traceOf(record: RequestRecord, log: readonly SimEvent[], definition: Definition): RequestTrace {
  const { events } = record
  const startedAt = events[0]?.at ?? 0
  const moments = events.map((event, i) => momentOf(event, startedAt, meanwhile(log, events[i - 1], event, startedAt)))
  const answered = events.find(({ type }) => type === 'RequestAnswered')
  return {
    startedAt,
    count: moments.length,
    ticks: ticksOf(moments.length, (i) => moments[i]!),
    brief: briefOf(record),
    stages: stagesOf(events, definition),
    moments,
    ...(answered && { answer: answerView(answered.detail['answer'] as unknown as HttpAnswer) }),
  }
}

function momentOf({ at, type, detail }: SimEvent, startedAt: VirtualMs, between: readonly Meanwhile[]): TraceMoment {
  const stage = typeof detail['stage'] === 'string' ? { stage: detail['stage'] } : {}
  const base = { offset: at - startedAt, ...stage, meanwhile: between }
  switch (type) {
    case 'RequestReceived': {
      const request = detail['request'] as unknown as ClientRequest
      return { ...base, kind: 'received', tone: 'quiet', story: `API Gateway receives ${request.method} ${pathOf(request)} for the stage ${String(detail['stageName'])}.` }
    }
    case 'StageWaits':
      return { ...base, kind: 'waits', tone: 'waiting', story: waitsStory(detail) }
    case 'StageFailed':
      return { ...base, kind: 'failed', tone: THROTTLED.has(String(detail['responseType'])) ? 'throttled' : 'failed', story: failedStory(detail) }
    case 'RequestAnswered':
      return { ...base, kind: 'answered', tone: toneOfStatus(Number(detail['status'])), story: answeredStory(detail) }
    default:
      return { ...base, kind: 'passed', tone: told({ detail })['cache'] === 'hit' ? 'cached' : 'entered', story: passedStory(detail) }
  }
}

function toneOfStatus(status: number): LabTone {
  return status < 400 ? 'succeeded' : 'failed'
}

/** All stages in the pipeline's order, each with the request as it came to it. */
function stagesOf(events: readonly SimEvent[], definition: Definition): readonly StageView[] {
  let exchange: Partial<Exchange> = { request: events[0]?.detail['request'] as unknown as ClientRequest }
  const views = new Map<string, StageView>()
  for (const { type, detail } of events) {
    const name = String(detail['stage'])
    if (type !== 'StagePassed' && type !== 'StageFailed' && type !== 'StageWaits') continue
    const shown = (value: Json) => payload(value, PAYLOAD_LIMIT)
    const before = { name, group: groupOf(name), input: shown(inputOf(name, exchange, definition)) }
    if (type === 'StageWaits') views.set(name, { ...before, status: 'waiting', story: waitsStory(detail) })
    else if (type === 'StageFailed') views.set(name, { ...before, status: 'failed', story: failedStory(detail), output: shown(failure(detail)) })
    else {
      const output = outputOf(detail)
      views.set(name, { ...before, status: 'passed', story: passedStory(detail), ...(output && { output: shown(output) }) })
      exchange = { ...exchange, ...(detail['made'] as Partial<Exchange>) }
    }
  }
  // A stage without a web ACL has nothing to filter by.
  return STAGES.filter(({ name }) => name !== 'WAF' || views.has(name)).map(({ name }) => views.get(name) ?? { name, group: groupOf(name), status: 'skipped', story: `The request did not come to ${name}.`, input: { json: {} } })
}

function groupOf(stage: string): StageGroup {
  return GROUPS[stage] ?? 'Method request'
}

/** What a stage told of itself, and what it made of the exchange; undefined where that is nothing. */
function outputOf({ made, told: said }: JsonObject): JsonObject | undefined {
  const { cacheKey: _key, calledAt: _calledAt, requestOverride, ...members } = isJsonObject(made) ? made : {}
  const override = isJsonObject(requestOverride) && Object.keys(requestOverride).length > 0 ? { requestOverride } : {}
  const output = { ...(isJsonObject(said) ? said : {}), ...members, ...override }
  return Object.keys(output).length === 0 ? undefined : output
}

function failure({ responseType, message, reason, validation }: JsonObject): JsonObject {
  const known = { responseType, message, reason, validationErrorString: validation }
  return Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value]])))
}

/** What services other than API Gateway did between two of a request's events. */
function meanwhile(log: readonly SimEvent[], before: SimEvent | undefined, event: SimEvent, startedAt: VirtualMs): readonly Meanwhile[] {
  const found: Meanwhile[] = []
  for (let seq = (before?.seq ?? event.seq) + 1; seq < event.seq && found.length < MOST_MEANWHILE; seq++) {
    const other = log[seq]
    if (!other || other.service === 'apigateway') continue
    found.push({ offset: other.at - startedAt, service: other.service, type: other.type, story: serviceStory(other) })
  }
  return found
}

function told(event: Pick<SimEvent, 'detail'> | undefined): JsonObject {
  return isJsonObject(event?.detail['told']) ? event.detail['told'] : {}
}

function pathOf({ path, query }: ClientRequest): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => `${name}=${value}`))
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

export function answerView({ status, headers, body }: HttpAnswer): AnswerView {
  const text = textOfContent(body)
  return { status, headers: headerList(headers), body: text.slice(0, BODY_LIMIT), length: text.length }
}

function textOfContent(body: Content): string {
  return typeof body === 'string' ? body : `base64:${body.base64}`
}

function headerList(headers: Headers): readonly LabHeader[] {
  return Object.entries(headers).flatMap(([name, values]) => values.map((value) => ({ name, value })))
}
