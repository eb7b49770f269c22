import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { textOf } from '../../views/historyEvent'
import { SEGMENTS, type InvocationRow, type InvocationStatus, type StartKind } from './lambdaLab'

/** An invocation while its story is read. Times are of the virtual clock. */
export interface Invocation {
  readonly number: number
  readonly requestId: string
  readonly attempt: number
  readonly by: InvocationRow['by']
  readonly sentAt: VirtualMs
  readonly start: StartKind
  why: string
  /** It began as a copy of a snapshot: what else is INIT is that. */
  restored?: boolean
  readonly lane: number | undefined
  readonly firstSeq: number
  status: InvocationStatus
  placedAt?: VirtualMs
  initStartedAt?: VirtualMs
  initEndedAt?: VirtualMs
  startedAt?: VirtualMs
  endedAt?: VirtualMs
  billedMs?: number
  errorType?: string
  lastSeq: number
  /** The call of the caller who waits for it. */
  readonly call: Call | undefined
}

/** A call to invoke, from outside the world. */
export interface Call {
  readonly seq: number
  readonly requestId: string
  readonly type: string
  readonly at: VirtualMs
  answeredAt?: VirtualMs
  answer?: JsonObject
}

/** An environment's lane. */
export interface Lane {
  readonly lane: number
  readonly id: string
  readonly from: VirtualMs
  readonly provisioned: boolean
  to?: VirtualMs
  ended?: string
  invocations: number
  /** Since when it has been idle; undefined while it is at work. */
  frozenAt: VirtualMs | undefined
  hasProcess: boolean
  current: Invocation | undefined
  open: { readonly kind: number; readonly from: VirtualMs } | undefined
}

export interface Segment {
  readonly lane: number
  readonly kind: number
  readonly from: VirtualMs
  readonly to: VirtualMs
  readonly invocation: number
}

const [PLACING, INIT, INVOKE, FAILED] = SEGMENTS.map((_, index) => index) as [number, number, number, number]

/** Reads the log of a Lambda world once, event by event, and keeps what the lanes and the table are made of. */
export class Ledger {
  readonly invocations: Invocation[] = []
  readonly lanes: Lane[] = []
  readonly segments: Segment[] = []
  readonly calls = new Map<string, Call>()
  /** The invocation that an event belongs to, by the event's place in the log. */
  readonly invocationOfSeq = new Map<number, number>()
  readonly #laneOf = new Map<string, Lane>()
  readonly #attempts = new Map<string, number>()
  readonly #queued = new Map<string, VirtualMs>()
  readonly #batches = new Map<string, VirtualMs>()
  /** The last invocation of each request. */
  readonly #last = new Map<string, Invocation>()
  #read = 0
  #busy = 0

  /** Takes in what the log has become longer by. */
  readTo(log: readonly SimEvent[]): void {
    for (; this.#read < log.length; this.#read++) {
      const event = log[this.#read]
      if (event) this.#take(event)
    }
  }

  laneNamed(environment: string): Lane | undefined {
    return this.#laneOf.get(environment)
  }

  #take(event: SimEvent): void {
    const { service, type, requestId } = event
    if (type === 'ApiCallStarted' && service === 'lambda' && event.detail['action'] === 'Invoke') return this.#called(event)
    if (type === 'ApiCallEnded' && requestId !== undefined) return this.#answered(event, requestId)
    if (type === 'ApiCallStarted') {
      const lane = this.#laneOf.get(textOf(event.detail, 'environment') ?? '')
      if (lane?.current) this.#belongs(event, lane.current)
      return
    }
    if (service !== 'lambda') return
    this.#lambda(event)
  }

  #called({ seq, at, requestId = '', detail }: SimEvent): void {
    const input = isJsonObject(detail['input']) ? detail['input'] : {}
    if (detail['by'] === 'outside') this.calls.set(requestId, { seq, requestId, at, type: textOf(input, 'InvocationType') ?? 'RequestResponse' })
  }

  #answered(event: SimEvent, requestId: string): void {
    const call = this.calls.get(requestId)
    if (!call || event.detail['action'] !== 'Invoke') return
    call.answeredAt = event.at
    call.answer = event.detail
    const last = this.#last.get(requestId)
    if (last && call.type === 'RequestResponse') this.#belongs(event, last)
  }

  #lambda(event: SimEvent): void {
    const { type, at, detail, requestId = '', resource } = event
    switch (type) {
      case 'AsyncEventQueued':
        this.#queued.set(requestId, at)
        return
      case 'BatchInvoked':
        this.#batches.set(requestId, at)
        return
      case 'Throttled':
        return this.#throttled(event)
      case 'EnvironmentStarted':
        return this.#environmentStarted(event)
    }
    const lane = this.#laneOf.get(resource)
    if (!lane) {
      const last = this.#last.get(requestId)
      if (last) this.#belongs(event, last)
      return
    }
    switch (type) {
      case 'InitStarted':
        this.#close(lane, at, PLACING)
        lane.open = { kind: INIT, from: at }
        if (lane.current) lane.current.initStartedAt = at
        if (lane.current && detail['restored'] === true) {
          lane.current.restored = true
          lane.current.why += ' It was restored from the version’s snapshot instead of running INIT.'
        }
        break
      case 'InitEnded':
        if (lane.open?.kind === INIT) this.#close(lane, at, detail['status'] === 'success' ? INIT : FAILED)
        if (lane.current) {
          lane.current.initEndedAt = at
          lane.current.initStartedAt ??= at - Number(detail['duration'])
        }
        break
      case 'InvokeStarted':
        this.#invokeStarted(lane, event)
        break
      case 'InvokeEnded':
        this.#invokeEnded(lane, event)
        return
      case 'EnvironmentFrozen':
      case 'EnvironmentReset':
        lane.frozenAt = at
        lane.hasProcess = type === 'EnvironmentFrozen'
        return
      case 'EnvironmentShutDown':
        lane.to = at
        lane.ended = textOf(detail, 'reason') ?? 'shut down'
        return
      case 'LogLine':
        this.#logged(lane, detail)
        break
    }
    if (lane.current) this.#belongs(event, lane.current)
  }

  #environmentStarted(event: SimEvent): void {
    const { at, resource, detail, requestId } = event
    // What a snapshot is taken of serves nobody.
    if (detail['snapshot'] === true) return
    const lane: Lane = {
      lane: this.lanes.length, id: resource, from: at, provisioned: detail['provisioned'] === true,
      invocations: 0, frozenAt: undefined, hasProcess: true, current: undefined, open: { kind: PLACING, from: at },
    }
    this.lanes.push(lane)
    this.#laneOf.set(resource, lane)
    if (requestId === undefined) return
    const others = this.#busy === 0 ? (lane.lane === 0 ? 'There was none yet' : 'None was left') : this.#busy === 1 ? 'The one that runs was busy' : `All ${this.#busy} were busy`
    const opened = this.#open(event, lane, 'cold', `${others}, and an environment serves one invocation at a time: Lambda started ${resource}. A cold start.`)
    opened.placedAt = at
  }

  #invokeStarted(lane: Lane, event: SimEvent): void {
    const { at, detail, resource } = event
    if (!lane.current) {
      const idle = lane.frozenAt === undefined ? '' : ` since ${seconds(at - lane.frozenAt)}`
      if (!lane.hasProcess) this.#open(event, lane, 'restarted', `${resource} was free, but its process had ended: INIT runs again, within this invocation’s own time.`)
      else if (lane.provisioned && lane.invocations === 0) this.#open(event, lane, 'provisioned', `${resource} was provisioned: its INIT ran ahead of need.`)
      else if (lane.provisioned) this.#open(event, lane, 'provisioned', `${resource} is provisioned, and was frozen${idle}.`)
      else this.#open(event, lane, 'warm', `${resource} was frozen${idle}; of those that were free it was frozen last. Warm reuse.`)
    }
    const current = lane.current as Invocation | undefined
    if (!current) return
    current.startedAt = at
    if (detail['cold'] === true && current.initEndedAt === undefined) current.initStartedAt ??= at
    lane.frozenAt = undefined
    lane.invocations++
    lane.open = { kind: INVOKE, from: at }
  }

  #invokeEnded(lane: Lane, event: SimEvent): void {
    const { at, detail } = event
    const { current } = lane
    const failed = detail['status'] !== 'succeeded'
    this.#close(lane, at, failed ? FAILED : INVOKE)
    this.#busy--
    if (!current) return
    const errorType = textOf(detail, 'errorType')
    const timeout = errorType === 'Sandbox.Timedout' || detail['status'] === 'timeout'
    current.endedAt = at
    current.status = timeout ? 'timeout' : failed ? 'failed' : 'succeeded'
    if (errorType !== undefined) current.errorType = errorType
    this.#belongs(event, current)
    lane.current = undefined
  }

  #throttled(event: SimEvent): void {
    const reason = textOf(event.detail, 'reason') ?? ''
    const which = LIMITS[reason] ?? 'A limit on concurrency was reached'
    this.#open(event, undefined, 'throttled', `${which} (${reason}), with ${this.#busy} at work: Lambda refused it.`)
  }

  #open(event: SimEvent, lane: Lane | undefined, start: StartKind, why: string): Invocation {
    const { at, requestId = '', seq } = event
    const attempt = (this.#attempts.get(requestId) ?? 0) + 1
    this.#attempts.set(requestId, attempt)
    const call = this.calls.get(requestId)
    const by = this.#batches.has(requestId) || (!call && !this.#queued.has(requestId)) ? 'event source mapping' : call?.type === 'Event' ? 'asynchronous' : 'caller'
    const invocation: Invocation = {
      number: this.invocations.length, requestId, attempt, by, start, why,
      sentAt: attempt === 1 ? (call?.at ?? this.#batches.get(requestId) ?? at) : at,
      lane: lane?.lane, status: start === 'throttled' ? 'throttled' : 'running', firstSeq: attempt === 1 ? (call?.seq ?? seq) : seq, lastSeq: seq, call: by === 'caller' ? call : undefined,
    }
    this.invocations.push(invocation)
    this.#last.set(requestId, invocation)
    if (lane) {
      lane.current = invocation
      this.#busy++
    }
    if (call && attempt === 1) this.invocationOfSeq.set(call.seq, invocation.number)
    this.#belongs(event, invocation)
    return invocation
  }

  #logged({ current }: Lane, detail: JsonObject): void {
    const billed = /Billed Duration: (\d+) ms/.exec(textOf(detail, 'text') ?? '')
    if (billed && current) current.billedMs = Number(billed[1])
  }

  #close(lane: Lane, to: VirtualMs, kind: number): void {
    const { open, current } = lane
    lane.open = undefined
    if (open) this.segments.push({ lane: lane.lane, kind, from: open.from, to, invocation: current?.number ?? -1 })
  }

  #belongs({ seq }: SimEvent, invocation: Invocation): void {
    invocation.lastSeq = seq
    this.invocationOfSeq.set(seq, invocation.number)
  }
}

const LIMITS: Readonly<Record<string, string>> = {
  ConcurrentInvocationLimitExceeded: 'The account’s concurrency was used up',
  ReservedFunctionConcurrentInvocationLimitExceeded: 'The function’s reserved concurrency was used up',
  FunctionInvocationRateLimitExceeded: 'The function’s rate of environments was used up',
  CallerRateLimitExceeded: 'The rate of requests was used up',
}

function seconds(ms: VirtualMs): string {
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`
}
