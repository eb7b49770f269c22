import type { JsonObject } from '../../../kernel/json'
import type { Payload } from '../../views/payload'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { SavedRun } from '../../savedRun'
import type { LabTone, RunningLab, Timeline } from '../timeline'
import type { GatewayWorld, LabFunction } from './gatewayWorld'

/** Why there is no API to send to: which part of the world is wrong, and how. */
export interface GatewayProblem {
  readonly part: 'function' | 'authorizer' | 'resource' | 'method' | 'stage' | 'plan' | 'request'
  /** The function's, authorizer's or method's. */
  readonly name?: string
  readonly message: string
  /** AWS's name of the error. */
  readonly error?: string
}

/** A client's request, as a form has it. */
export interface LabRequest {
  readonly method: string
  /** With the query, after the stage: `/orders?status=open`. */
  readonly path: string
  readonly headers: readonly LabHeader[]
  readonly body: string
}

export interface LabHeader {
  readonly name: string
  readonly value: string
}

/** An API that clients can call. */
export interface Deployed {
  /** `https://{api}.execute-api.{region}.amazonaws.com/{stage}` */
  readonly invokeUrl: string
  readonly now: VirtualMs
  /** What clients meet: methods and resources as they were deployed, all else as it was saved. */
  readonly world: GatewayWorld
  /** The latest first. */
  readonly deployments: readonly DeploymentView[]
}

/** A line of the stage's deployment history. */
export interface DeploymentView {
  readonly id: string
  readonly description: string
  readonly at: VirtualMs
  /** The stage points at it. */
  readonly active: boolean
}

/** One line of the list of requests. */
export interface RequestBrief {
  /** Counted from 0, as they were sent. */
  readonly index: number
  readonly requestId: string
  /** Epoch milliseconds, virtual. */
  readonly at: VirtualMs
  readonly method: string
  readonly path: string
  /** Absent while nobody has answered. */
  readonly status?: number
  /** Milliseconds. */
  readonly latency?: number
  /** The gateway response's type, where API Gateway itself has answered. */
  readonly responseType?: string
  readonly cache?: 'hit' | 'miss' | 'invalidated'
}

/** The boxes of the console's picture of a method. */
export type StageGroup = 'Method request' | 'Integration request' | 'Integration' | 'Integration response' | 'Method response'

/** How a stage stands at a moment. */
export type StageStatus = 'not entered' | 'waiting' | 'passed' | 'failed' | 'skipped'

/** What a stage did of one request. */
export interface StageView {
  readonly name: string
  readonly group: StageGroup
  /** Where the request never came here: `skipped`. */
  readonly status: StageStatus
  /** In one sentence. */
  readonly story: string
  /** What the stage looks at. */
  readonly input: Payload
  /** What it made of it; absent where it made nothing. */
  readonly output?: Payload
}

/** A moment of a request: it is taken in, a stage does something, it is answered. */
export interface TraceMoment {
  /** Since the request was received. */
  readonly offset: VirtualMs
  readonly kind: 'received' | 'passed' | 'waits' | 'failed' | 'answered'
  /** Absent at both ends. */
  readonly stage?: string
  readonly tone: LabTone
  readonly story: string
  /** What other services did since the moment before. */
  readonly meanwhile: readonly Meanwhile[]
}

export interface Meanwhile {
  readonly offset: VirtualMs
  readonly service: string
  readonly type: string
  readonly story: string
}

/** HTTP as a client sees it. */
export interface AnswerView {
  readonly status: number
  readonly headers: readonly LabHeader[]
  /** Its beginning where it is long. */
  readonly body: string
  /** Characters of the whole body. */
  readonly length: number
}

/** Everything of one request: small enough to be sent whole, so that stepping asks nobody. */
export interface RequestTrace extends Timeline {
  readonly brief: RequestBrief
  readonly stages: readonly StageView[]
  readonly moments: readonly TraceMoment[]
  readonly answer?: AnswerView
}

/** A stage's cache at a moment. */
export interface CacheView {
  readonly now: VirtualMs
  /** NOT_AVAILABLE, CREATE_IN_PROGRESS, AVAILABLE */
  readonly status: string
  /** Gigabytes, as AWS spells them; absent where there is no cluster. */
  readonly size?: string
  /** Of all requests until then. */
  readonly hits: number
  readonly misses: number
  readonly invalidated: number
  /** The latest first, at most 100. */
  readonly entries: readonly CacheLine[]
  readonly total: number
}

export interface CacheLine {
  /** `GET /products` */
  readonly method: string
  /** The chosen parameters with their values: `category=books`. */
  readonly parameters: string
  /** Milliseconds. */
  readonly age: VirtualMs
  readonly ttl: VirtualMs
  /** Nobody is answered with it any more. */
  readonly expired: boolean
  readonly status: number
  readonly bytes: number
  /** The request that put it there, by its place in the list. */
  readonly by?: number
}

/** Which of a method's mapping templates: of what goes to the backend, or of what comes back. */
export type TemplateSide = 'request' | 'response'

/** What a mapping template makes of a request that was sent. */
export interface TemplatePreview {
  /** Its beginning where it is long; absent where the template fails. */
  readonly output?: string
  /** Characters of the whole output. */
  readonly length?: number
  /** In the order in which they stand in the template. */
  readonly references: readonly ReferenceValue[]
  /** What it set below `$context.requestOverride` or `responseOverride`. */
  readonly overrides?: JsonObject
  /** `at`: the character of the template. */
  readonly problem?: { readonly message: string; readonly at: number }
}

/** A reference with what it stood for. */
export interface ReferenceValue {
  /** As it stands in the template: `$input.params('orderId')`. */
  readonly source: string
  /** How often it was read; 0: the template did not come there. */
  readonly count: number
  /** Those that differ, at most 5; null: it has no value, and prints as it stands. */
  readonly values: readonly (string | null)[]
}

/** How an HTTP API writes the event of a function. */
export type PayloadFormat = '1.0' | '2.0'

/** What became of one request, sent to an API of either kind. */
export interface ComparedAnswer {
  /** In the order of that kind of API. */
  readonly stages: readonly ComparedStage[]
  /** What the backend was given; absent where none was asked. */
  readonly event?: Payload
  readonly answer?: AnswerView
}

export interface ComparedStage {
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly story: string
}

/** A route of both, and what of the method an HTTP API has nothing of. */
export interface RouteView {
  readonly route: string
  /** The HTTP API has it. */
  readonly there: boolean
  readonly leftOut: readonly string[]
}

/** The same request to a REST API, and to an HTTP API with the same routes. */
export interface ApiComparison {
  readonly rest: ComparedAnswer
  readonly http: ComparedAnswer
  readonly routes: readonly RouteView[]
}

/** What a call of the lab ends in. */
export type Refused = { readonly problem: GatewayProblem }

/** A run that was made elsewhere, as text it is what the lab takes up. */
export interface RunOfApi {
  readonly run: SavedRun
  readonly restApiId: string
  readonly stageName: string
  /** Texts of the functions that the API calls. */
  readonly functions: readonly LabFunction[]
  /** The event of the log that is to be looked at. */
  readonly seq: number
}

export interface TakenUp {
  readonly deployed: Deployed
  /** The request that was under way at the event, or was last before, and the moment of it; absent: none was sent until then. */
  readonly shown?: { readonly request: number; readonly moment: number; readonly sent: LabRequest }
}

/**
 * The API Gateway lab's side of the simulator: one API at a time, the requests that were sent to it, and what each
 * stage of the pipeline made of them. The page asks over a worker's boundary, so every answer is plain JSON.
 */
export interface GatewayLab extends RunningLab {
  /** Goes on with a run that was made elsewhere. Refused where the lab's forms do not hold its API. @param text  of a `RunOfApi` */
  takeUp(text: string): Promise<TakenUp | Refused>
  /** A new world with the API, deployed once: nothing is in its cache, its buckets are full. */
  open(world: GatewayWorld): Promise<Deployed | Refused>
  /**
   * Brings the API to what is edited, by the calls that the console would make. Functions and the stage's settings hold
   * at once; methods and resources reach clients with the next deployment.
   */
  save(world: GatewayWorld): Promise<Deployed | Refused>
  /** Saves, and makes a deployment that the stage points at from now on. */
  deploy(world: GatewayWorld, description: string): Promise<Deployed | Refused>
  /** Points the stage at another of its deployments. */
  activate(deploymentId: string): Promise<Deployed | Refused>
  deployed(): Deployed
  /** Sends a request through the front door and waits for its answer. */
  send(request: LabRequest): Promise<RequestTrace | Refused>
  /** Makes a moment of a request the present, forgets what came after, takes over edited functions, and runs on. */
  forkAt(request: number, moment: number, functions: readonly LabFunction[]): Promise<RequestTrace | Refused>
  /** Lets virtual time pass. @returns when it is then */
  wait(ms: VirtualMs): Promise<VirtualMs>
  /** The latest first, at most 200. */
  requests(): readonly RequestBrief[]
  trace(request: number): RequestTrace
  /**
   * Renders a template with what a request brought, or what its backend answered; nothing of it reaches the API.
   * @returns undefined where the request did not come so far
   */
  previewTemplate(request: number, side: TemplateSide, text: string): TemplatePreview | undefined
  /** Sends a request to the stage, and to an HTTP API that is made of the same definition in the same world. */
  compare(request: LabRequest, format: PayloadFormat): Promise<ApiComparison | Refused>
  /** @param at  a moment of a request; absent: after everything so far */
  cache(at?: { readonly request: number; readonly moment: number }): CacheView
  /** Flush entire cache. */
  flushCache(): Promise<CacheView>
}
