/** API Gateway's own signals. */
export type ApiGatewaySignal =
  /** The backend has had its time. */
  | { readonly type: 'IntegrationTimedOut'; readonly exchange: string }
  | { readonly type: 'CacheClusterReady'; readonly apiId: string; readonly stageName: string }
  /** Nothing has gone over a connection for as long as it may be idle. */
  | { readonly type: 'ConnectionIdle'; readonly connectionId: string }
  /** A connection has been open for as long as one may be. */
  | { readonly type: 'ConnectionAged'; readonly connectionId: string }

/** What a call of API Gateway's is about: an exchange, and the stage that waits. */
export type ExchangeRef = {
  readonly exchange: string
  readonly stage: string
}
