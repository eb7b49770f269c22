import type { OrderedTree } from '../../../../kernel/orderedTree'

/*
 * An API of `apigatewayv2` and what is in it: an HTTP API, or by its protocol a WebSocket API. Members are spelt
 * as the API shows them; those in small letters it does not show.
 */

export interface HttpApi {
  readonly ApiId: string
  readonly ProtocolType: 'HTTP' | 'WEBSOCKET'
  /** `$request.body.action`; of HTTP APIs always `$request.method $request.path`. */
  readonly RouteSelectionExpression: string
  /** Where an API key is looked for; counts for WebSocket APIs alone. */
  readonly ApiKeySelectionExpression: '$request.header.x-api-key' | '$context.authorizer.usageIdentifierKey'
  readonly Name: string
  readonly Description?: string
  readonly Version?: string
  readonly CorsConfiguration?: Cors
  readonly DisableExecuteApiEndpoint: boolean
  /** Epoch seconds. */
  readonly CreatedDate: number
  readonly Tags: { readonly [key: string]: string }
  /** By id, as all that follows but stages. */
  readonly routes: OrderedTree<Route>
  readonly integrations: OrderedTree<Integration>
  readonly authorizers: OrderedTree<Authorizer>
  readonly deployments: OrderedTree<Deployment>
  /** By name. */
  readonly stages: OrderedTree<Stage>
  /** Of WebSocket APIs, by the route's id and their own, with a slash between. */
  readonly routeResponses: OrderedTree<RouteResponse>
  /** Of WebSocket APIs, by the integration's id and their own. */
  readonly integrationResponses: OrderedTree<IntegrationResponse>
  /** Of WebSocket APIs. */
  readonly models: OrderedTree<Model>
}

export interface Cors {
  readonly AllowCredentials?: boolean
  readonly AllowHeaders?: readonly string[]
  readonly AllowMethods?: readonly string[]
  readonly AllowOrigins?: readonly string[]
  readonly ExposeHeaders?: readonly string[]
  /** Seconds. */
  readonly MaxAge?: number
}

export interface Route {
  readonly RouteId: string
  /** `GET /orders/{id}`, `ANY /{proxy+}`, `$default`; of WebSocket APIs `$connect`, `$disconnect`, `$default`, `send`. */
  readonly RouteKey: string
  readonly ApiKeyRequired: boolean
  readonly AuthorizationType: 'NONE' | 'JWT' | 'CUSTOM' | 'AWS_IAM'
  readonly AuthorizationScopes?: readonly string[]
  readonly AuthorizerId?: string
  readonly OperationName?: string
  /** `integrations/{id}`; absent: nothing answers yet. */
  readonly Target?: string
  /** Of WebSocket APIs, as the two that follow: which route response there is an answer by. */
  readonly RouteResponseSelectionExpression?: string
  readonly ModelSelectionExpression?: string
  /** Names of models by what the selection comes to. */
  readonly RequestModels?: { readonly [key: string]: string }
  readonly ApiGatewayManaged?: true
}

/** Makes a route of a WebSocket API two-way. There is only the one for `$default`. */
export interface RouteResponse {
  readonly RouteId: string
  readonly RouteResponseId: string
  readonly RouteResponseKey: '$default'
}

export interface Integration {
  readonly IntegrationId: string
  /** The last three are WebSocket APIs'. */
  readonly IntegrationType: 'AWS_PROXY' | 'HTTP_PROXY' | 'AWS' | 'HTTP' | 'MOCK'
  /** Absent from MOCK. */
  readonly IntegrationUri?: string
  readonly IntegrationMethod?: string
  readonly ConnectionType: 'INTERNET'
  readonly PayloadFormatVersion: '1.0' | '2.0'
  readonly TimeoutInMillis: number
  readonly CredentialsArn?: string
  readonly Description?: string
  /** Of WebSocket APIs, as all that follow. */
  readonly IntegrationResponseSelectionExpression?: string
  readonly TemplateSelectionExpression?: string
  readonly RequestTemplates?: { readonly [key: string]: string }
  readonly PassthroughBehavior?: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
  /** `context.connectionId` by `integration.request.header.connectionId`. */
  readonly RequestParameters?: { readonly [target: string]: string }
  readonly ApiGatewayManaged?: true
}

export interface IntegrationResponse {
  readonly IntegrationId: string
  readonly IntegrationResponseId: string
  /** `$default`, a status, or between slashes a pattern of some: `/4\d\d/`. */
  readonly IntegrationResponseKey: string
  readonly TemplateSelectionExpression?: string
  readonly ResponseTemplates?: { readonly [key: string]: string }
}

export interface Model {
  readonly ModelId: string
  readonly Name: string
  readonly ContentType: string
  readonly Description?: string
  /** JSON Schema, draft 4, as text. */
  readonly Schema: string
}

export interface Authorizer {
  readonly AuthorizerId: string
  readonly Name: string
  readonly AuthorizerType: 'REQUEST' | 'JWT'
  /** `$request.header.Authorization` … */
  readonly IdentitySource: readonly string[]
  readonly JwtConfiguration?: { readonly Issuer?: string; readonly Audience?: readonly string[] }
  readonly AuthorizerUri?: string
  readonly AuthorizerCredentialsArn?: string
  readonly AuthorizerPayloadFormatVersion?: '1.0' | '2.0'
  /** Seconds. */
  readonly AuthorizerResultTtlInSeconds?: number
  readonly EnableSimpleResponses?: boolean
}

export interface RouteSettings {
  readonly DetailedMetricsEnabled?: boolean
  /** Of WebSocket APIs, as the next: execution logs, and whether with what requests and answers hold. */
  readonly LoggingLevel?: 'OFF' | 'ERROR' | 'INFO'
  readonly DataTraceEnabled?: boolean
  readonly ThrottlingBurstLimit?: number
  readonly ThrottlingRateLimit?: number
}

export interface Stage {
  readonly StageName: string
  readonly AutoDeploy: boolean
  /** Absent: nothing has been deployed to it. */
  readonly DeploymentId?: string
  readonly DefaultRouteSettings: RouteSettings
  /** By route key. */
  readonly RouteSettings: { readonly [routeKey: string]: RouteSettings }
  readonly StageVariables: { readonly [name: string]: string }
  readonly AccessLogSettings?: { readonly DestinationArn?: string; readonly Format?: string }
  readonly Description?: string
  readonly LastDeploymentStatusMessage?: string
  readonly CreatedDate: number
  readonly LastUpdatedDate: number
  readonly Tags: { readonly [key: string]: string }
  readonly ApiGatewayManaged?: true
}

export interface Deployment {
  readonly DeploymentId: string
  readonly AutoDeployed: boolean
  readonly CreatedDate: number
  readonly Description?: string
  readonly DeploymentStatus: 'DEPLOYED'
  readonly snapshot: HttpApiSnapshot
}

/** What clients meet: the API as it was when it was deployed. */
export type HttpApiSnapshot = Pick<HttpApi, 'CorsConfiguration' | 'RouteSelectionExpression' | 'ApiKeySelectionExpression' | 'routes' | 'integrations' | 'authorizers' | 'routeResponses' | 'integrationResponses' | 'models'>
