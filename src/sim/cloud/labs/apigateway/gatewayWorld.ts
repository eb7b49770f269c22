/** What a learner edits of an API: all that makes a stage clients can call, texts as they typed them. Plain JSON. */
export interface GatewayWorld {
  /** The API's name. */
  readonly name: string
  /** All but the root, also those without methods. Absent: those that the methods' paths need. */
  readonly resources?: readonly LabResource[]
  readonly methods: readonly LabMethod[]
  readonly functions: readonly LabFunction[]
  readonly authorizers: readonly LabAuthorizer[]
  readonly stage: LabStage
  /** The one usage plan of the stage, with its one key. */
  readonly plan: LabPlan
  readonly seed: number
}

export interface LabResource {
  /** The page's, by which one that is renamed is the same. */
  readonly id: string
  /** `/orders/{orderId}` */
  readonly path: string
}

export interface LabFunction {
  readonly name: string
  /** The text of `index.mjs`, which exports `handler`. */
  readonly code: string
}

/** A Lambda authorizer of type TOKEN, whose identity source is the header `Authorization`. */
export interface LabAuthorizer {
  readonly name: string
  /** The function's name. */
  readonly function: string
  /** Authorization caching; 0 turns it off. */
  readonly ttlSeconds: number
}

export interface LabMethod {
  /** As the resource's: `/orders/{orderId}`. */
  readonly path: string
  readonly httpMethod: string
  /** What it is for, in a sentence. */
  readonly about: string
  /** An authorizer's name; absent: NONE. */
  readonly authorizer?: string
  readonly apiKeyRequired: boolean
  /** `method.request.{location}.{name}` → whether it is required. */
  readonly parameters: { readonly [source: string]: boolean }
  /** JSON Schema, draft 4, of the body; absent: the body is not validated. */
  readonly model?: string
  readonly integration: LabIntegration
  /** The method's own setting of the stage's cache. */
  readonly cache?: LabCaching
}

export interface LabCaching {
  readonly ttlSeconds: number
  /** Of `parameters`. */
  readonly keyParameters: readonly string[]
}

export type LabIntegration =
  /** Lambda proxy integration: the function gets the request as an event, and answers as HTTP. */
  | { readonly type: 'AWS_PROXY'; readonly function: string }
  /** Lambda behind mapping templates. */
  | { readonly type: 'AWS'; readonly function: string; readonly requestTemplate: string; readonly responses: readonly LabResponse[] }
  | { readonly type: 'MOCK'; readonly requestTemplate: string; readonly responses: readonly LabResponse[] }

export interface LabResponse {
  readonly status: string
  /** A regular expression for the error message; absent: the default response. */
  readonly pattern?: string
  /** The mapping template for application/json. */
  readonly template: string
}

export interface LabStage {
  readonly name: string
  /** Of each method: requests a second, and how many at once. */
  readonly rateLimit: number
  readonly burstLimit: number
  readonly cacheEnabled: boolean
  /** Gigabytes, as AWS spells them. */
  readonly cacheSize: string
  readonly variables: { readonly [name: string]: string }
  /** Limits give way to one in ten of the requests that they refuse. */
  readonly bestEffort?: boolean
  /** What is asked of a client that wants a cached answer made anew; absent: nothing. */
  readonly invalidation?: InvalidationStrategy
  /** Absent: none protects the stage. */
  readonly webAcl?: LabWebAcl
}

/** How a request to invalidate is dealt with that has no permission to. */
export type InvalidationStrategy = 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER'

/** Two rules that block. */
export interface LabWebAcl {
  /** Requests whose User-Agent has this in it; empty: none. */
  readonly agent: string
  /** More requests than these of one address in five minutes: 10 or more. */
  readonly rate: number
}

export interface LabPlan {
  readonly rateLimit: number
  readonly burstLimit: number
  readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' }
  /** The API key's value, 20 characters or more. */
  readonly key: string
}

/** Where a method is found among others. */
export function methodName({ path, httpMethod }: Pick<LabMethod, 'path' | 'httpMethod'>): string {
  return `${httpMethod} ${path}`
}

/** The resources of a world but the root, each with those above it. */
export function resourcesOf({ resources, methods }: Pick<GatewayWorld, 'resources' | 'methods'>): readonly LabResource[] {
  if (resources) return resources
  const paths = new Set<string>()
  for (const { path } of methods) {
    const parts = path.split('/').slice(1).filter((part) => part !== '')
    parts.forEach((_part, i) => paths.add(`/${parts.slice(0, i + 1).join('/')}`))
  }
  return [...paths].sort().map((path) => ({ id: path, path }))
}
