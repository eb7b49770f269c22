import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Payload } from '../../views/payload'
import type { LabTone, RunningLab, Timeline } from '../timeline'

/** Requests that one traffic may send to the detailed simulator. */
export const MOST_REQUESTS = 10_000

/** What a learner edits: a function and what it works on, as the texts they typed. Plain JSON. */
export interface LambdaWorld {
  readonly functionName: string
  readonly files: readonly CodeFile[]
  readonly configuration: FunctionConfiguration
  /** Made empty. */
  readonly tables: readonly { readonly name: string; readonly partitionKey: string }[]
  /** Standard workflows that the function finds there, their definitions as text. Absent: none. */
  readonly machines?: readonly { readonly name: string; readonly definition: string }[]
  readonly seed: number
}

export interface CodeFile {
  /** As it lies in the package: `index.mjs`. */
  readonly path: string
  readonly code: string
}

export type Architecture = 'x86_64' | 'arm64'

export interface FunctionConfiguration {
  readonly runtime: string
  readonly architecture: Architecture
  readonly memoryMb: number
  readonly timeoutSeconds: number
  /** A JSON object of texts, as text. */
  readonly variables: string
  /** Absent: a share of the account's. */
  readonly reservedConcurrency?: number
  /** Absent or 0: none. With it the function is invoked by its alias `live`. */
  readonly provisionedConcurrency?: number
  /** Invoked by its alias `live` too, whose version is a snapshot. AWS has it for Java, Python and .NET; here Node.js is allowed it. */
  readonly snapStart?: boolean
}

export type InvocationType = 'RequestResponse' | 'Event'

/** What an event source mapping polls, in the third of three ways. */
export type LaneSource = 'SQS' | 'Kinesis' | 'DynamoDB'

/** What is sent to the function. `event` is JSON as text. */
export type Traffic = { readonly event: string; /** Before it begins. */ readonly pauseSeconds: number } & (
  | { readonly kind: 'invoke'; readonly type: InvocationType }
  /** At one instant. */
  | { readonly kind: 'burst'; readonly requests: number }
  /** Evenly, ever faster or slower. */
  | { readonly kind: 'ramp'; readonly from: number; readonly to: number; readonly seconds: number }
  /** The same event three ways: synchronously, asynchronously, and through a queue or a stream; SQS where nothing is said. */
  | { readonly kind: 'lanes'; readonly source?: LaneSource }
  /** Nothing: time passes. */
  | { readonly kind: 'wait'; readonly seconds: number }
)

/** Why nothing was sent: which part of the world is wrong, and how. */
export interface LambdaProblem {
  readonly part: 'code' | 'configuration' | 'event' | 'traffic' | 'table'
  readonly message: string
  /** AWS's name of the error, where AWS is who refuses. */
  readonly error?: string
}

/** What a run came to, and all that the time slider draws of it. */
export interface LambdaReport extends Timeline {
  /** Nothing is scheduled any more; false: the run was stopped before. */
  readonly quiet: boolean
  /** Why it was stopped, if it was. */
  readonly stopped?: string
  /** Of the whole log: equal worlds and traffic give equal hashes. */
  readonly logHash: string
  readonly environments: number
  readonly invocations: number
  /** Of each traffic in order. */
  readonly traffic: readonly TrafficSummary[]
  /** The last moment of the world: where the lanes end. */
  readonly endsAt: VirtualMs
  /** It was restored from the device. `differs`: this version of the simulator told another story, so all was sent again. */
  readonly restored?: 'same' | 'differs'
}

/** What became of the requests of one traffic. Times in milliseconds. */
export interface TrafficSummary {
  readonly kind: Traffic['kind']
  /** In words: `Burst of 100`. */
  readonly title: string
  /** Its first invocation, and how many there are: retries and batches count for themselves. */
  readonly first: number
  readonly invocations: number
  readonly cold: number
  readonly throttled: number
  readonly failed: number
  /** From when a request was sent to its answer, or to the end of its last invocation; of those that were served. */
  readonly latency: Percentiles
  /** In US dollars: requests and duration, without the free tier and without provisioned concurrency. */
  readonly dollars: number
  readonly billedMs: number
  /** Environments at work at once, at most. */
  readonly peak: number
  /** The moment it began at. */
  readonly index: number
}

export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly most: number
}

/** A traffic over time, in even stretches. */
export interface TrafficSeries {
  /** Where each stretch begins, since the world's start. */
  readonly at: readonly VirtualMs[]
  /** Of the requests sent in a stretch; null where none was served. */
  readonly p50: readonly (number | null)[]
  readonly p99: readonly (number | null)[]
  /** Environments at work at some time of the stretch. */
  readonly busy: readonly number[]
  readonly requests: readonly number[]
  readonly cold: readonly number[]
  readonly throttled: readonly number[]
}

export interface LambdaEventRow {
  readonly index: number
  /** Since the start. */
  readonly offset: VirtualMs
  readonly service: string
  /** Of the service, or `Invoke` of a call. */
  readonly type: string
  /** What it is about: an environment, a function, a queue. */
  readonly resource: string
  readonly note?: string
  readonly tone: LabTone
  /** The invocation it belongs to. */
  readonly invocation?: number
}

/** A moment: right after an event of the log. */
export interface LambdaMoment {
  readonly index: number
  readonly event: LambdaEventRow
  readonly story: string
  /** ISO 8601, virtual. */
  readonly time: string
  readonly details: Payload
  /** Environments by how they stand. */
  readonly environments: { readonly starting: number; readonly busy: number; readonly frozen: number }
}

export const STARTS = ['cold', 'warm', 'provisioned', 'restarted', 'throttled'] as const
export type StartKind = (typeof STARTS)[number]
export type InvocationStatus = 'running' | 'succeeded' | 'failed' | 'timeout' | 'throttled'

/** One try to serve a request: in an environment, or throttled. Times are since the start. */
export interface InvocationRow {
  readonly number: number
  readonly requestId: string
  /** 1 for the first try. */
  readonly attempt: number
  readonly by: 'caller' | 'asynchronous' | 'event source mapping'
  readonly sentAt: VirtualMs
  readonly start: StartKind
  readonly status: InvocationStatus
  readonly environment?: string
  readonly startedAt?: VirtualMs
  readonly endedAt?: VirtualMs
  readonly initMs?: number
  readonly durationMs?: number
  readonly billedMs?: number
  readonly errorType?: string
  /** Why this environment, or none. */
  readonly why: string
}

/** Where the time of an invocation went, in order. */
export interface TimePart {
  readonly kind: 'call' | 'platform' | 'init' | 'handler' | 'sdk' | 'answer'
  /** `dynamodb PutItem` */
  readonly name: string
  readonly from: VirtualMs
  readonly to: VirtualMs
  readonly why: string
  readonly billed: boolean
}

export interface InvocationDetails extends InvocationRow {
  /** What the caller got. Absent where nobody waited, or none has come. */
  readonly response?: { readonly statusCode: number; readonly functionError?: string; readonly payload: Payload; readonly error?: string }
  /** The function's log of this invocation, at most the last 24,000 characters. */
  readonly log: string
  readonly report?: string
  readonly parts: readonly TimePart[]
  /** The moments of its first and its last event. */
  readonly firstIndex: number
  readonly lastIndex: number
}

export interface EnvironmentRow {
  /** The lane, counted from 0 in order of their starts. */
  readonly lane: number
  readonly id: string
  readonly from: VirtualMs
  /** Absent: it is still there. */
  readonly to?: VirtualMs
  readonly provisioned: boolean
  readonly invocations: number
  readonly ended?: string
}

/** Kinds of a segment of a lane. */
export const SEGMENTS = ['placing', 'init', 'invoke', 'failed'] as const
/** Numbers of a segment on its way to the page: lane, kind, from, to, invocation (-1: none). Between segments it is frozen. */
export const SEGMENT_SIZE = 5

/** One way of the same event. */
export interface LaneView {
  readonly lane: 'synchronous' | 'asynchronous' | LaneSource
  readonly title: string
  readonly steps: readonly LaneStep[]
  /** In a sentence: who waited, who tried again, where the event ended. */
  readonly outcome: string
  readonly ended: 'succeeded' | 'failed' | 'dead-letter' | 'running'
}

export interface LaneStep {
  readonly kind: 'call' | 'queued' | 'init' | 'invoke' | 'failed' | 'retry' | 'hidden' | 'end' | 'throttled'
  readonly from: VirtualMs
  readonly to: VirtualMs
  /** Who is at work or waits: `caller`, `Lambda's queue`, `orders-queue`. */
  readonly who: string
  readonly story: string
  readonly invocation?: number
}

export interface LoadPercentiles {
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/** Requests of a load, at most. */
export const MOST_LOAD = 5_000_000

/** Traffic for the load mode, where no request has a story of its own. */
export type LoadTraffic =
  | { readonly kind: 'burst'; readonly requests: number }
  | { readonly kind: 'ramp'; readonly from: number; readonly to: number; readonly seconds: number }

/** What came of a load. Times in milliseconds; lists go in steps of `step` from its beginning. */
export interface LoadReport {
  readonly invocations: number
  readonly coldStarts: number
  readonly throttles: { readonly requestRate: number; readonly concurrency: number; readonly scaling: number }
  readonly latency: LoadPercentiles
  readonly peakEnvironments: number
  /** As the sample in detail has shown them. */
  readonly handlerMean: number
  readonly moduleScope: number
  readonly dollars: number
  readonly provisionedDollars: number
  readonly step: number
  readonly requests: readonly number[]
  readonly cold: readonly number[]
  readonly throttled: readonly number[]
  readonly environments: readonly number[]
  readonly running: readonly number[]
}

/** A world of a comparison. */
export interface Variant {
  readonly name: string
  readonly world: LambdaWorld
}

export interface ComparedVariant {
  readonly name: string
  readonly summary: TrafficSummary
  /** Mean of those that had one. */
  readonly meanInitMs?: number
  readonly meanDurationMs?: number
}

type Answer = LambdaReport | { readonly problem: LambdaProblem }

/**
 * The Lambda lab's side of the simulator: one world, to which traffic is sent again and again, and windows on its log.
 * The page asks over a worker's boundary, so every answer is plain JSON of at most about 64 KiB.
 */
export interface LambdaLab extends RunningLab {
  /** Deploys what is not there as it is in `world`, in a new world where there is none, and sends the traffic. */
  run(world: LambdaWorld, traffic: Traffic): Promise<Answer>
  /** Forgets the world: the next run begins at the first second. */
  reset(): void
  /** The world as plain JSON text for keeping on the device; undefined where there is none, or it is too long. */
  save(): string | undefined
  /** Takes a kept world up again; undefined where the text is none. */
  restore(text: string): Promise<Answer | undefined>
  /** Makes moment `index` the present, forgets what came after, takes over edited code, and sends what was not sent yet. */
  forkAt(index: number, world: LambdaWorld): Promise<Answer>
  moment(index: number): LambdaMoment
  /** Rows `from` to `from + count`, at most 300. */
  events(from: number, count: number): readonly LambdaEventRow[]
  /** Rows `from` to `from + count`, at most 150. */
  invocations(from: number, count: number): readonly InvocationRow[]
  invocation(number: number): InvocationDetails | undefined
  /** Rows `from` to `from + count`, at most 500. */
  environments(from: number, count: number): readonly EnvironmentRow[]
  /** Segments `from` to `from + count`, at most 1,500, by SEGMENT_SIZE numbers each. */
  segments(from: number, count: number): readonly number[]
  /** Of invocations `from` to `from + count`, at most 3,000: when sent, which of STARTS, and the lane (-1: none). */
  arrivals(from: number, count: number): readonly number[]
  /** Of a traffic, by its place in the report. */
  series(traffic: number): TrafficSeries | undefined
  /** Of the last traffic of that kind. */
  lanes(): readonly LaneView[]
  /** The moment at or before a time since the start. */
  indexAt(offset: VirtualMs): number
  /** The same traffic in a new world for each variant. What was looked at stays. */
  compare(variants: readonly Variant[], traffic: Traffic): Promise<readonly ComparedVariant[] | { readonly problem: LambdaProblem }>
  /**
   * Up to MOST_LOAD requests by the same rules, without a story for each: first some in detail, which tell how long the
   * function takes. What was looked at stays.
   * @returns undefined where it was stopped
   */
  load(world: LambdaWorld, event: string, traffic: LoadTraffic): Promise<LoadReport | { readonly problem: LambdaProblem } | undefined>
}
