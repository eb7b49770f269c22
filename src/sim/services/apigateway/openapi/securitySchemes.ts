import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { present } from '../patch/patchOperation'
import { part, resolved, type OpenApiDocument } from './openApiDocument'

/** What a security scheme means to a REST API. */
export interface Scheme {
  readonly asks: 'API key' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'nothing'
  /** CreateAuthorizer's input. */
  readonly authorizer?: JsonObject
}

/** By name. Those that API Gateway cannot decide by are told as warnings. */
export function readSchemes(document: OpenApiDocument, warnings: string[]): { readonly [name: string]: Scheme } {
  const given = document.version === 2 ? part(document.root, 'securityDefinitions') : part(document.root, 'components', 'securitySchemes')
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, schemeOf(name, resolved(document, value) ?? {}, warnings)]))
}

function schemeOf(name: string, scheme: JsonObject, warnings: string[]): Scheme {
  if (scheme['x-amazon-apigateway-authtype'] === 'awsSigv4') return { asks: 'AWS_IAM' }
  const authorizer = scheme['x-amazon-apigateway-authorizer']
  if (isJsonObject(authorizer)) return authorizerOf(name, scheme, authorizer)
  if (scheme['type'] === 'apiKey' && String(scheme['name']).toLowerCase() === 'x-api-key') return { asks: 'API key' }
  warnings.push(`The security scheme ${name} has no authorizer that API Gateway could ask: methods that name it are open.`)
  return { asks: 'nothing' }
}

function authorizerOf(name: string, scheme: JsonObject, given: JsonObject): Scheme {
  const type = String(given['type'] ?? '').toUpperCase()
  const ofHeader = scheme['in'] === 'header' && typeof scheme['name'] === 'string' && scheme['name'] !== 'Unused' ? `method.request.header.${scheme['name']}` : undefined
  const { identitySource, providerARNs, authorizerUri, authorizerCredentials, identityValidationExpression, authorizerResultTtlInSeconds } = given
  const authorizer = present({
    name,
    type,
    providerARNs,
    authType: scheme['x-amazon-apigateway-authtype'],
    authorizerUri,
    authorizerCredentials,
    identitySource: identitySource ?? (type === 'REQUEST' ? undefined : ofHeader),
    identityValidationExpression,
    authorizerResultTtlInSeconds,
  }) as JsonObject
  return { asks: type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM', authorizer }
}
