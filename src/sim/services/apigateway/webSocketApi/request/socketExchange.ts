import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { ServiceCall } from '../../integration/serviceCall'
import type { ClientRequest, HttpAnswer, IntegrationAnswer, IntegrationRequest } from '../../request/exchange'
import type { Connection } from '../webSocketAccount'

/** What a Lambda authorizer said of whoever connects, or who signed. Values reach the backend as texts. */
export type SocketAuthorized =
  | { readonly kind: 'lambda'; readonly principalId: string; readonly context: { readonly [key: string]: string }; readonly latency: number; readonly usageIdentifierKey?: string }
  | { readonly kind: 'iam'; readonly identity: { readonly [member: string]: string } }

/** What a route is taken for. */
export type SocketOccasion =
  /** A client wants to connect, by an HTTP request that waits for its answer. */
  | { readonly eventType: 'CONNECT'; readonly callId: string; readonly request: ClientRequest }
  | { readonly eventType: 'MESSAGE'; readonly messageId: string; readonly body: string }
  | { readonly eventType: 'DISCONNECT'; readonly code: number; readonly reason: string }

/** One run of a route on its way through the stages: data, as an HTTP request's. */
export interface SocketExchange {
  /** AWS's request id, of its own form here: `JKJaXmPLvHcESHA=`. */
  readonly id: string
  /** As it was when the run began; of CONNECT, as it will be. */
  readonly connection: Connection
  readonly occasion: SocketOccasion
  readonly deploymentId: string
  readonly receivedAt: VirtualMs
  /** The stage that it stands before or waits in, by its place in the list. */
  readonly at: number
  /** Absent: no route takes it. */
  readonly routeId?: string
  readonly authorized?: SocketAuthorized
  /** Of a signed request to connect. */
  readonly accessKeyId?: string
  /** Of a request to connect where a key is wanted. */
  readonly apiKey?: { readonly id: string; readonly value: string }
  readonly integrationRequest?: SocketIntegrationRequest
  readonly serviceCall?: Omit<ServiceCall, 'input'>
  readonly integrationAnswer?: IntegrationAnswer
  readonly answer?: HttpAnswer
  readonly calledAt?: VirtualMs
  /** Milliseconds, once the backend has answered or has had its time. */
  readonly integrationLatency?: number
}

export type SocketIntegrationRequest = { readonly functionName: string; readonly payload: string } | ({ readonly functionName?: undefined } & IntegrationRequest)

