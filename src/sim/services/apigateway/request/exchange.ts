import type { TraceHeader } from '../../../aws/trace/trace'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ServiceCall } from '../integration/serviceCall'

/** A body as plain JSON: a text, or bytes that are none. */
export type Content = string | { readonly base64: string }

/** Headers with all their values, by their names as they were sent. */
export type Headers = { readonly [name: string]: readonly string[] }

export interface ClientRequest {
  readonly method: string
  /** After the stage, still encoded. */
  readonly path: string
  /** Decoded, by name, in the order of the URL. */
  readonly query: { readonly [name: string]: readonly string[] }
  readonly headers: Headers
  readonly body: Content
  readonly host: string
  readonly sourceIp: string
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Content
}

/** What goes to the backend. */
export interface IntegrationRequest {
  readonly method: string
  readonly uri: string
  readonly headers: Headers
  readonly query: { readonly [name: string]: readonly string[] }
  readonly body: Content
}

/** What came of the backend: HTTP as it answered, or a function's result. */
export interface IntegrationAnswer extends HttpAnswer {
  /** What selection patterns are held against; absent: only the default fits. */
  readonly selectable?: string
}

/** What an authorizer said of the caller. Values reach the backend as texts. */
export interface Authorized {
  readonly principalId: string
  readonly context: { readonly [key: string]: string }
  /** Milliseconds. */
  readonly latency: number
  /** The value of an API key of the caller's, where the authorizer tells one. */
  readonly usageIdentifierKey?: string
  /** Where it was no Lambda authorizer: the token's claims, or who signed. */
  readonly by?: { readonly kind: 'cognito'; readonly claims: { readonly [name: string]: string } } | { readonly kind: 'iam'; readonly identity: { readonly [member: string]: string } }
}

/**
 * A request on its way through the pipeline. It is data, so that each stage is a step with an input and an
 * output, and what it waits for can be printed at any moment.
 */
export interface Exchange {
  /** AWS's request id. */
  readonly id: string
  readonly extendedId: string
  readonly callId: string
  readonly apiId: string
  readonly stageName: string
  readonly receivedAt: VirtualMs
  readonly request: ClientRequest
  /** The stage that it stands before or waits in, by its place in the list. */
  readonly at: number
  readonly canary: boolean | undefined
  readonly deploymentId: string
  readonly traceId: string
  /** Of a stage with tracing: the trace that the request belongs to, kept or not. */
  readonly trace?: TraceHeader
  readonly resourceId?: string
  /** As it is defined: `ANY` where that takes the request. */
  readonly definedMethod?: string
  readonly pathParameters: { readonly [name: string]: string }
  readonly authorized?: Authorized
  /** Of a signed request to a method that asks for one. */
  readonly accessKeyId?: string
  readonly apiKey?: { readonly id: string; readonly value: string }
  readonly requestOverride: JsonObject
  readonly integrationRequest?: IntegrationRequest
  readonly integrationAnswer?: IntegrationAnswer
  /** Of an integration with a service: what its answer is written by. */
  readonly serviceCall?: Omit<ServiceCall, 'input'>
  readonly answer?: HttpAnswer
  /** Under which the answer is to be kept. */
  readonly cacheKey?: string
  /** Whoever asked for a fresh answer was not allowed to, and is told so. */
  readonly cacheControlIgnored?: boolean
  /** Of TestInvokeMethod: its stage is none of the API's. */
  readonly trial?: { readonly stageVariables: { readonly [name: string]: string } }
  /** Of a stage with a cache: whether it held the answer. */
  readonly cache?: 'hit' | 'miss'
  /** Milliseconds, once the backend has answered or has had its time. */
  readonly integrationLatency?: number
  /** Where the clock stood when the backend was called. */
  readonly calledAt?: VirtualMs
}
