import type { OrderedTree } from '../../../../kernel/orderedTree'

/*
 * An HTTP API and what is in it. Members are spelt as the API shows them; those in small letters it does
 * not show.
 */

export interface HttpApi {
  readonly ApiId: string
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
  /** `GET /orders/{id}`, `ANY /{proxy+}`, `$default`. */
  readonly RouteKey: string
  readonly ApiKeyRequired: boolean
  readonly AuthorizationType: 'NONE' | 'JWT' | 'CUSTOM' | 'AWS_IAM'
  readonly AuthorizationScopes?: readonly string[]
  readonly AuthorizerId?: string
  readonly OperationName?: string
  /** `integrations/{id}`; absent: nothing answers yet. */
  readonly Target?: string
  readonly ApiGatewayManaged?: true
}

export interface Integration {
  readonly IntegrationId: string
  readonly IntegrationType: 'AWS_PROXY' | 'HTTP_PROXY'
  readonly IntegrationUri: string
  readonly IntegrationMethod?: string
  readonly ConnectionType: 'INTERNET'
  readonly PayloadFormatVersion: '1.0' | '2.0'
  readonly TimeoutInMillis: number
  readonly CredentialsArn?: string
  readonly Description?: string
  readonly ApiGatewayManaged?: true
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
export type HttpApiSnapshot = Pick<HttpApi, 'CorsConfiguration' | 'routes' | 'integrations' | 'authorizers'>
