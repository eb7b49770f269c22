import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'
import { present } from '../patch/patchOperation'
import { part, resolved, structuresIn, textsIn, type OpenApiDocument } from './openApiDocument'
import { unreadParts } from './unreadParts'

/** What an OpenAPI definition says of an HTTP API: inputs of the calls that would make it by hand. */
export interface HttpDefinition {
  /** CreateApi's. */
  readonly api: JsonObject
  /** CreateAuthorizer's. */
  readonly authorizers: readonly JsonObject[]
  readonly routes: readonly DefinedRoute[]
  readonly warnings: readonly string[]
}

export interface DefinedRoute {
  /** CreateRoute's; the authorizer by name. */
  readonly route: JsonObject
  readonly authorizer?: string
  /** CreateIntegration's. */
  readonly integration?: JsonObject
}

const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']
const ANY = 'x-amazon-apigateway-any-method'

/** @throws {Refusal} BadRequestException */
export function readHttpDefinition(document: OpenApiDocument, basepath = 'ignore'): HttpDefinition {
  const { root, version } = document
  if (version !== 3) badRequest('Invalid OpenAPI input. HTTP APIs are imported from OpenAPI 3.0.')
  const warnings = [...unreadParts(root)]
  const info = part(root, 'info')
  const title = info['title']
  if (typeof title !== 'string' || title === '') badRequest('Invalid OpenAPI input. The title in info is the name of the API, and is not there.')
  const schemes = part(root, 'components', 'securitySchemes')
  const authorizers = Object.entries(schemes).flatMap(([name, scheme]) => authorizerOf(name, resolved(document, scheme) ?? {}))
  const base = basePath(root, basepath)
  const routes = Object.entries(part(root, 'paths')).flatMap(([path, item]) => {
    const shared = resolved(document, item) ?? {}
    return [...VERBS, ANY].flatMap((verb): readonly DefinedRoute[] => {
      const operation = shared[verb]
      if (!isJsonObject(operation)) return []
      const key = path === '/$default' ? '$default' : `${verb === ANY ? 'ANY' : verb.toUpperCase()} ${base}${path}`
      return [routeOf(document, key, operation, authorizers, warnings)]
    })
  })
  const cors = root['x-amazon-apigateway-cors']
  const tags = structuresIn(root['tags']).flatMap(({ name, 'x-amazon-apigateway-tag-value': value }) => (typeof name === 'string' && typeof value === 'string' ? [[name, value]] : []))
  return {
    api: present({
      Name: title,
      ProtocolType: 'HTTP',
      Description: info['description'],
      Version: info['version'] === undefined ? undefined : String(info['version']),
      CorsConfiguration: isJsonObject(cors) ? capitalised(cors) : undefined,
      DisableExecuteApiEndpoint: part(structuresIn(root['servers'])[0], 'x-amazon-apigateway-endpoint-configuration')['disableExecuteApiEndpoint'],
      Tags: tags.length === 0 ? undefined : Object.fromEntries(tags),
    }) as JsonObject,
    authorizers,
    routes,
    warnings,
  }
}

/** Members as the API spells them: `allowOrigins` is `AllowOrigins`. */
function capitalised(structure: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(structure).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), isJsonObject(value) ? capitalised(value) : value]))
}

function basePath(root: JsonObject, mode: string): string {
  if (!['ignore', 'prepend', 'split'].includes(mode)) badRequest(`Invalid basepath specified: ${mode}. Must be one of: [ignore, prepend, split]`)
  const [server] = structuresIn(root['servers'])
  const given = part(server, 'variables', 'basePath')['default'] ?? /^https?:\/\/[^/]+(\/[^{]*)$/.exec(String(server?.['url'] ?? ''))?.[1] ?? ''
  const segments = String(given).split('/').filter((segment) => segment !== '')
  const kept = mode === 'ignore' ? [] : mode === 'split' ? segments.slice(1) : segments
  return kept.map((segment) => `/${segment}`).join('')
}

/** A scheme whose authorizer is a Lambda function or a JWT's issuer; any other asks for nothing. */
function authorizerOf(Name: string, scheme: JsonObject): readonly JsonObject[] {
  const given = scheme['x-amazon-apigateway-authorizer']
  if (!isJsonObject(given)) return []
  const { type, identitySource, jwtConfiguration, ...others } = given
  const sources = typeof identitySource === 'string' ? identitySource.split(',').map((source) => source.trim()) : textsIn(identitySource)
  return [
    present({
      Name,
      AuthorizerType: String(type).toUpperCase(),
      IdentitySource: sources.length > 0 ? sources : undefined,
      JwtConfiguration: isJsonObject(jwtConfiguration) ? capitalised(jwtConfiguration) : undefined,
      ...renamed(others),
    }) as JsonObject,
  ]
}

function renamed({ authorizerUri, authorizerCredentials, authorizerPayloadFormatVersion, authorizerResultTtlInSeconds, enableSimpleResponses }: JsonObject): object {
  return {
    AuthorizerUri: authorizerUri,
    AuthorizerCredentialsArn: authorizerCredentials,
    AuthorizerPayloadFormatVersion: authorizerPayloadFormatVersion === undefined ? undefined : Number(authorizerPayloadFormatVersion).toFixed(1),
    AuthorizerResultTtlInSeconds: authorizerResultTtlInSeconds,
    EnableSimpleResponses: enableSimpleResponses,
  }
}

function routeOf(document: OpenApiDocument, RouteKey: string, operation: JsonObject, authorizers: readonly JsonObject[], warnings: string[]): DefinedRoute {
  const security = structuresIn(operation['security'] ?? document.root['security']).flatMap((requirement) => Object.entries(requirement))
  const known = security.find(([name]) => authorizers.some(({ Name }) => Name === name))
  for (const [name] of security) if (name !== known?.[0]) warnings.push(`${RouteKey}: the security scheme ${name} has no authorizer that an HTTP API could ask`)
  const authorizer = authorizers.find(({ Name }) => Name === known?.[0])
  const scopes = textsIn(known?.[1])
  const integration = resolved(document, operation['x-amazon-apigateway-integration'])
  return {
    route: present({
      RouteKey,
      OperationName: operation['operationId'],
      AuthorizationType: authorizer ? (authorizer['AuthorizerType'] === 'JWT' ? 'JWT' : 'CUSTOM') : undefined,
      AuthorizationScopes: scopes.length > 0 ? scopes : undefined,
    }) as JsonObject,
    ...(known ? { authorizer: known[0] } : {}),
    ...(integration ? { integration: integrationOf(integration) } : {}),
  }
}

function integrationOf({ type, httpMethod, uri, credentials, payloadFormatVersion, timeoutInMillis, connectionType, description, ...others }: JsonObject): JsonObject {
  return present({
    IntegrationType: String(type ?? '').toUpperCase(),
    IntegrationMethod: httpMethod,
    IntegrationUri: uri,
    CredentialsArn: credentials,
    // YAML reads an unquoted 2.0 as a number.
    PayloadFormatVersion: payloadFormatVersion === undefined ? undefined : Number(payloadFormatVersion).toFixed(1),
    TimeoutInMillis: timeoutInMillis,
    ConnectionType: connectionType,
    Description: description,
    ...capitalised(others),
  }) as JsonObject
}
