import type { JsonObject } from '../../../kernel/json'

/** What clients may ask of a resource. */
export interface Method {
  readonly httpMethod: string
  readonly authorizationType: string
  readonly authorizerId?: string
  readonly authorizationScopes?: readonly string[]
  readonly apiKeyRequired: boolean
  readonly requestValidatorId?: string
  readonly operationName?: string
  /** `method.request.{location}.{name}` → whether it is required. */
  readonly requestParameters?: { readonly [source: string]: boolean }
  /** Content type → name of the model. */
  readonly requestModels?: { readonly [contentType: string]: string }
  readonly integration?: Integration
  /** By status code. */
  readonly methodResponses?: { readonly [statusCode: string]: MethodResponse }
}

export interface MethodResponse {
  readonly statusCode: string
  readonly responseParameters?: { readonly [target: string]: boolean }
  readonly responseModels?: { readonly [contentType: string]: string }
}

export interface Integration {
  readonly type: string
  readonly httpMethod?: string
  readonly uri?: string
  readonly connectionType?: string
  readonly connectionId?: string
  readonly credentials?: string
  readonly requestParameters?: { readonly [target: string]: string }
  /** Content type → mapping template. */
  readonly requestTemplates?: { readonly [contentType: string]: string }
  readonly passthroughBehavior: string
  readonly contentHandling?: string
  /** Milliseconds. */
  readonly timeoutInMillis: number
  readonly cacheNamespace: string
  readonly cacheKeyParameters: readonly string[]
  readonly tlsConfig?: JsonObject
  readonly integrationResponses?: { readonly [statusCode: string]: IntegrationResponse }
}

export interface IntegrationResponse {
  readonly statusCode: string
  readonly selectionPattern?: string
  readonly responseParameters?: { readonly [target: string]: string }
  readonly responseTemplates?: { readonly [contentType: string]: string }
  readonly contentHandling?: string
}
