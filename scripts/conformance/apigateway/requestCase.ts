type Values = Readonly<Record<string, string>>

/** A request to an API in short form, and what AWS answered and handed on. */
export interface RequestCase {
  readonly api: ShortApi
  readonly backends: Readonly<Record<string, Backend>>
  readonly before?: readonly ShortRequest[]
  readonly request: ShortRequest
  readonly expect: ExpectedExchange
}

export interface ShortRequest {
  readonly method: string
  /** After the stage. */
  readonly path: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  readonly bodyBase64?: string
}

export interface ExpectedExchange {
  readonly status?: number
  readonly headers?: Readonly<Record<string, unknown>>
  readonly absentHeaders?: readonly string[]
  readonly absentHeaderValues?: readonly string[]
  readonly body?: unknown
  readonly bodyJson?: unknown
  readonly bodyBase64?: string
  readonly event?: unknown
  readonly backendRequest?: Readonly<Record<string, unknown>>
}

export type Backend =
  | { readonly type: 'lambda'; readonly code?: string; readonly returns?: unknown }
  | { readonly type: 'http'; readonly code: string }

export interface ShortApi {
  readonly stage: {
    readonly name: string
    readonly variables?: Values
    readonly canary?: { readonly percentTraffic: number; readonly stageVariableOverrides?: Values; readonly resources?: ShortResources }
  }
  readonly resources: ShortResources
  readonly models?: Readonly<Record<string, unknown>>
  readonly validators?: Readonly<Record<string, object>>
  readonly authorizers?: Readonly<Record<string, ShortAuthorizer>>
  readonly gatewayResponses?: Readonly<Record<string, object>>
  readonly apiKeys?: Readonly<Record<string, { readonly enabled: boolean; readonly value: string }>>
  readonly usagePlans?: Readonly<Record<string, { readonly quota?: object; readonly throttle?: object; readonly keys: readonly string[] }>>
  readonly binaryMediaTypes?: readonly string[]
  readonly apiKeySource?: string
  readonly endpointType?: string
}

export type ShortResources = Readonly<Record<string, Readonly<Record<string, ShortMethod>>>>

export interface ShortAuthorizer {
  readonly type: string
  readonly lambda: string
  readonly identitySource?: string
  readonly resultTtlInSeconds?: number
}

export interface ShortMethod {
  readonly authorizationType?: string
  readonly authorizer?: string
  readonly apiKeyRequired?: boolean
  readonly requestParameters?: Readonly<Record<string, boolean>>
  readonly requestModels?: Values
  readonly requestValidator?: string
  readonly integration: ShortIntegration
  readonly methodResponses?: Readonly<Record<string, object>>
}

export interface ShortIntegration {
  readonly type: string
  readonly lambda?: string
  readonly http?: string
  readonly uri?: string
  readonly httpMethod?: string
  readonly requestTemplates?: Values
  readonly requestParameters?: Values
  readonly passthroughBehavior?: string
  readonly contentHandling?: string
  readonly responses?: Readonly<Record<string, object>>
}
