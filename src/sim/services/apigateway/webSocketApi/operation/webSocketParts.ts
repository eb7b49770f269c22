import { unsimulated } from '../../../../aws/refusal'
import { badRequest } from '../../faults'
import type { Authorizer, Integration, Route } from '../../httpApi/api/httpApi'

/** Of an authorizer of `$connect`: `route.request.header.Authorization` … */
export const WEB_SOCKET_SOURCE = /^(route\.request\.(header|querystring)\.[\w-]+|stageVariables\.\w+|context\.[\w.]+)$/

const PREDEFINED = ['$connect', '$disconnect', '$default']

/** @throws {Refusal} BadRequestException: who calls is asked when a client connects, and answered is what a client has sent */
export function checkWebSocketRoute({ RouteKey, ApiKeyRequired, AuthorizationType, RouteResponseSelectionExpression: selection }: Route): void {
  if (RouteKey.startsWith('$') && !PREDEFINED.includes(RouteKey)) badRequest(`The provided route key is reserved: ${RouteKey}`)
  if (AuthorizationType === 'JWT') badRequest('JWT authorization is not supported for WEBSOCKET protocol')
  if (AuthorizationType !== 'NONE' && RouteKey !== '$connect') badRequest('Currently, authorization is restricted to the $connect route only')
  if (ApiKeyRequired && RouteKey !== '$connect') unsimulated('API keys of other routes than $connect')
  if (selection !== undefined && selection !== '$default') badRequest('RouteResponseSelectionExpression must be $default')
}

/** @throws {Refusal} BadRequestException, or NotSimulated for what is proxied to other services than Lambda */
export function checkWebSocketIntegration({ IntegrationType: type, IntegrationUri: uri = '', IntegrationMethod: method, PayloadFormatVersion: version }: Integration): void {
  if (version !== '1.0') badRequest('PayloadFormatVersion must be 1.0 for WEBSOCKET protocol')
  if (type === 'MOCK') return
  if (uri === '') badRequest('IntegrationUri is required')
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    if (!/^https?:\/\/[^/?#]+/.test(uri)) badRequest('Invalid HTTP endpoint specified for URI')
    if (method === undefined) badRequest(`HttpMethod must be specified for ${type} integrations`)
    return
  }
  if (!/^arn:[^:]+:apigateway:[^:]*:[^:]+:(path|action)\//.test(uri)) badRequest('AWS ARN for integration must contain path or action')
  if (type === 'AWS_PROXY' && !uri.includes(':lambda:path/')) unsimulated(`a proxy integration with ${uri}`)
}

/** @throws {Refusal} BadRequestException */
export function checkWebSocketAuthorizer({ AuthorizerType, AuthorizerUri, AuthorizerResultTtlInSeconds, EnableSimpleResponses, IdentitySource }: Authorizer): void {
  if (AuthorizerType !== 'REQUEST') badRequest('Only REQUEST authorizers are supported for WEBSOCKET protocol')
  if (!AuthorizerUri) badRequest('AuthorizerUri is required for REQUEST authorizer')
  if (AuthorizerResultTtlInSeconds !== undefined || EnableSimpleResponses !== undefined) {
    badRequest('AuthorizerResultTtlInSeconds and EnableSimpleResponses are not supported for WEBSOCKET protocol')
  }
  if (IdentitySource.length === 0) badRequest('IdentitySource is required for REQUEST authorizer')
}
