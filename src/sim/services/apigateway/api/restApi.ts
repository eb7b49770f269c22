import type { OrderedTree } from '../../../kernel/orderedTree'
import type { GatewayResponse } from './gatewayResponse'
import type { Method } from './method'

/** A REST API as it is being edited. What clients meet is a deployment's copy of it. */
export interface RestApi {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly version?: string
  /** Epoch seconds. */
  readonly createdDate: number
  readonly rootResourceId: string
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER'
  readonly binaryMediaTypes: readonly string[]
  readonly minimumCompressionSize?: number
  readonly disableExecuteApiEndpoint: boolean
  readonly endpoint: { readonly type: string; readonly ipAddressType: string; readonly vpcEndpointIds?: readonly string[] }
  /** The resource policy, as JSON text. */
  readonly policy?: string
  readonly tags: { readonly [key: string]: string }
  /** By id. */
  readonly resources: OrderedTree<Resource>
  /** By name. */
  readonly models: OrderedTree<Model>
  readonly validators: OrderedTree<RequestValidator>
  readonly authorizers: OrderedTree<Authorizer>
  /** By type: those that are not the default. */
  readonly gatewayResponses: OrderedTree<GatewayResponse>
  readonly documentationParts: OrderedTree<DocumentationPart>
  readonly documentationVersions: OrderedTree<DocumentationVersion>
  readonly deployments: OrderedTree<Deployment>
  /** By name. */
  readonly stages: OrderedTree<Stage>
}

export interface Resource {
  readonly id: string
  /** Absent: the root. */
  readonly parentId?: string
  readonly pathPart?: string
  readonly path: string
  /** By HTTP method, or ANY. */
  readonly methods: { readonly [httpMethod: string]: Method }
}

export interface Model {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly description?: string
  /** JSON Schema, draft 4, as text. */
  readonly schema: string
}

export interface RequestValidator {
  readonly id: string
  readonly name: string
  readonly validateRequestBody: boolean
  readonly validateRequestParameters: boolean
}

export interface Authorizer {
  readonly id: string
  readonly name: string
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'
  readonly providerARNs?: readonly string[]
  readonly authType?: string
  readonly authorizerUri?: string
  readonly authorizerCredentials?: string
  readonly identitySource?: string
  readonly identityValidationExpression?: string
  /** Seconds; 0 turns the cache off. */
  readonly authorizerResultTtlInSeconds?: number
}

export interface DocumentationPart {
  readonly id: string
  readonly location: { readonly [name: string]: string }
  /** JSON text. */
  readonly properties: string
}

export interface DocumentationVersion {
  readonly version: string
  readonly description?: string
  readonly createdDate: number
}

export interface Deployment {
  readonly id: string
  readonly description?: string
  readonly createdDate: number
  /** What clients of its stages meet: the API as it was then. */
  readonly snapshot: RestApiSnapshot
}

export type RestApiSnapshot = Pick<
  RestApi,
  'apiKeySource' | 'binaryMediaTypes' | 'minimumCompressionSize' | 'policy' | 'resources' | 'models' | 'validators' | 'authorizers' | 'gatewayResponses'
>

export interface Stage {
  readonly stageName: string
  readonly deploymentId: string
  readonly description?: string
  readonly documentationVersion?: string
  readonly createdDate: number
  readonly lastUpdatedDate: number
  readonly cacheClusterEnabled: boolean
  readonly cacheClusterSize?: string
  readonly cacheClusterStatus: 'NOT_AVAILABLE' | 'CREATE_IN_PROGRESS' | 'AVAILABLE'
  readonly clientCertificateId?: string
  readonly accessLogSettings?: { readonly destinationArn?: string; readonly format?: string }
  readonly tracingEnabled: boolean
  readonly variables?: { readonly [name: string]: string }
  /** By `{resource}/{method}`, and all together under an asterisk for both. */
  readonly methodSettings: { readonly [method: string]: MethodSetting }
  readonly canarySettings?: CanarySettings
  readonly tags: { readonly [key: string]: string }
}

export interface MethodSetting {
  readonly metricsEnabled: boolean
  readonly loggingLevel?: string
  readonly dataTraceEnabled: boolean
  readonly throttlingBurstLimit: number
  /** Requests a second. */
  readonly throttlingRateLimit: number
  readonly cachingEnabled: boolean
  readonly cacheTtlInSeconds: number
  readonly cacheDataEncrypted: boolean
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy: string
}

export interface CanarySettings {
  readonly percentTraffic: number
  readonly deploymentId: string
  readonly stageVariableOverrides?: { readonly [name: string]: string }
  readonly useStageCache: boolean
}
