import type { JsonObject } from '../../../../kernel/json'
import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { ClientRequest, HttpAnswer } from '../../request/exchange'

/** What an authorizer found out about the caller, as the backend gets it. */
export type HttpAuthorized =
  | { readonly kind: 'jwt'; readonly claims: { readonly [name: string]: string }; readonly scopes: readonly string[] | null }
  | { readonly kind: 'lambda'; readonly context: JsonObject; readonly principalId?: string }

/** A request to an HTTP API on its way: data, as that of a REST API. */
export interface HttpExchange {
  /** AWS's request id. */
  readonly id: string
  readonly callId: string
  readonly apiId: string
  readonly stageName: string
  readonly deploymentId: string
  readonly receivedAt: VirtualMs
  /** Its path is the whole one, still encoded. */
  readonly request: ClientRequest
  /** Without the stage: what routes are held against. */
  readonly routedPath: string
  readonly rawQuery: string
  /** The stage that it stands before or waits in, by its place in the list. */
  readonly at: number
  readonly routeId?: string
  readonly pathParameters: { readonly [name: string]: string }
  readonly authorized?: HttpAuthorized
  readonly integrationRequest?: HttpIntegrationRequest
  /** What came of the backend, before CORS. */
  readonly integrationAnswer?: HttpAnswer
  readonly answer?: HttpAnswer
  /** Where the clock stood when the backend was called. */
  readonly calledAt?: VirtualMs
  /** Milliseconds, once the backend has answered or has had its time. */
  readonly integrationLatency?: number
}

export type HttpIntegrationRequest =
  | { readonly functionName: string; readonly event: JsonObject }
  | { readonly method: string; readonly url: string; readonly headers: ClientRequest['headers']; readonly body: ClientRequest['body'] }
