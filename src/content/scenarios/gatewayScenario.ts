/** What the API Gateway lab opens with: an API with its functions and its stage, and requests worth sending to it. */
export interface GatewayScenario {
  readonly id: string
  readonly title: string
  /** The API's name. */
  readonly name: string
  readonly methods: readonly ScenarioMethod[]
  readonly functions: readonly { readonly name: string; readonly code: string }[]
  readonly authorizers: readonly { readonly name: string; readonly function: string; readonly ttlSeconds: number }[]
  readonly stage: {
    readonly name: string
    readonly rateLimit: number
    readonly burstLimit: number
    readonly cacheEnabled: boolean
    readonly cacheSize: string
    readonly variables: { readonly [name: string]: string }
    readonly invalidation?: 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER'
    readonly webAcl?: { readonly agent: string; readonly rate: number }
  }
  readonly plan: {
    readonly rateLimit: number
    readonly burstLimit: number
    readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' }
    readonly key: string
  }
  readonly seed: number
  readonly requests: readonly ScenarioRequest[]
}

export interface ScenarioMethod {
  readonly path: string
  readonly httpMethod: string
  readonly about: string
  readonly authorizer?: string
  readonly apiKeyRequired: boolean
  readonly parameters: { readonly [source: string]: boolean }
  readonly model?: string
  readonly integration:
    | { readonly type: 'AWS_PROXY'; readonly function: string }
    | { readonly type: 'AWS'; readonly function: string; readonly requestTemplate: string; readonly responses: readonly ScenarioResponse[] }
    | { readonly type: 'MOCK'; readonly requestTemplate: string; readonly responses: readonly ScenarioResponse[] }
  readonly cache?: { readonly ttlSeconds: number; readonly keyParameters: readonly string[] }
}

export interface ScenarioResponse {
  readonly status: string
  readonly pattern?: string
  readonly template: string
}

/** A request with its reason: one click fills the form. */
export interface ScenarioRequest {
  readonly title: string
  /** What to look for, without giving it away. */
  readonly about: string
  readonly method: string
  readonly path: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: string
}
