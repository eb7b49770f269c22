import { stringify } from 'yaml'
import { requiredText, textOf } from '../../../aws/readMembers'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { ascending, get } from '../../../kernel/orderedTree'
import { isoTime } from '../../../kernel/virtualTime'
import { badRequest, notFound } from '../faults'
import type { Authorizer, HttpApi, HttpApiSnapshot, Integration, Route } from '../httpApi/api/httpApi'
import { httpApi } from '../httpApi/httpAccount'
import type { Operation } from '../operation/operation'
import { present } from '../patch/patchOperation'

/** An HTTP API as a definition in OpenAPI 3.0: as it was deployed to a stage, else as it is edited. */
export const exportApi: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  if (api.ProtocolType !== 'HTTP') badRequest('Only HTTP APIs can be exported.')
  if (requiredText(input, 'Specification') !== 'OAS30') badRequest('Specification must be OAS30')
  const type = requiredText(input, 'OutputType')
  if (type !== 'JSON' && type !== 'YAML') badRequest('OutputType must be JSON or YAML')
  const definition = exported(api, snapshotOf(api, textOf(input, 'StageName')), input['IncludeExtensions'] !== false, turn.context.region)
  return { body: type === 'JSON' ? JSON.stringify(definition, null, 2) : stringify(definition, { lineWidth: 0, aliasDuplicateObjects: false }) }
}

function snapshotOf(api: HttpApi, stageName: string | undefined): HttpApiSnapshot {
  if (stageName === undefined) return api
  const stage = get(api.stages, stageName) ?? notFound(`Unable to find Stage by name ${stageName} within the provided API`)
  return (stage.DeploymentId === undefined ? undefined : get(api.deployments, stage.DeploymentId)?.snapshot) ?? badRequest(`Nothing has been deployed to the stage ${stageName}`)
}

function exported(api: HttpApi, { routes, integrations, authorizers, CorsConfiguration }: HttpApiSnapshot, extensions: boolean, region: string): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const [, route] of ascending(routes)) {
    const [method = '', path = ''] = route.RouteKey === '$default' ? ['ANY', '/$default'] : route.RouteKey.split(' ')
    const verb = method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()
    paths[path] = { ...paths[path], [verb]: operationOf(route, path, { integrations, authorizers }, extensions) }
  }
  const schemes = [...ascending(authorizers)].map(([, authorizer]) => [authorizer.Name, schemeOf(authorizer, extensions)] as const)
  return present({
    openapi: '3.0.1',
    info: present({ title: api.Name, description: api.Description, version: api.Version ?? isoTime(api.CreatedDate * 1000) }),
    servers: [{ url: `https://${api.ApiId}.execute-api.${region}.amazonaws.com/{basePath}`, variables: { basePath: { default: '' } } }],
    paths,
    components: schemes.length > 0 ? { securitySchemes: Object.fromEntries(schemes) } : undefined,
    'x-amazon-apigateway-cors': extensions && CorsConfiguration ? uncapitalised(CorsConfiguration as unknown as JsonObject) : undefined,
    'x-amazon-apigateway-importexport-version': extensions ? '1.0' : undefined,
  }) as JsonObject
}

function operationOf(route: Route, path: string, { integrations, authorizers }: Pick<HttpApiSnapshot, 'integrations' | 'authorizers'>, extensions: boolean): JsonObject {
  const authorizer = route.AuthorizerId === undefined ? undefined : get(authorizers, route.AuthorizerId)
  const integration = route.Target === undefined ? undefined : get(integrations, route.Target.replace('integrations/', ''))
  const variables = [...path.matchAll(/\{([\w.:-]+)\+?\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  return present({
    operationId: route.OperationName,
    parameters: variables.length > 0 ? variables : undefined,
    responses: { default: { description: `Default response for ${route.RouteKey}` } },
    security: authorizer ? [{ [authorizer.Name]: route.AuthorizationScopes ?? [] }] : undefined,
    'x-amazon-apigateway-integration': integration && extensions ? integrationOf(integration) : undefined,
  }) as JsonObject
}

function integrationOf({ IntegrationType, IntegrationMethod, IntegrationUri, PayloadFormatVersion, ConnectionType, TimeoutInMillis, CredentialsArn, Description }: Integration): JsonObject {
  return present({
    type: IntegrationType.toLowerCase(),
    httpMethod: IntegrationMethod,
    uri: IntegrationUri,
    credentials: CredentialsArn,
    payloadFormatVersion: PayloadFormatVersion,
    connectionType: ConnectionType,
    timeoutInMillis: TimeoutInMillis,
    description: Description,
  }) as JsonObject
}

/** A JWT's issuer is told as OAuth 2, a Lambda authorizer as the header it looks at. */
function schemeOf(authorizer: Authorizer, extensions: boolean): JsonObject {
  const { AuthorizerType, IdentitySource, JwtConfiguration, AuthorizerUri, AuthorizerCredentialsArn, AuthorizerPayloadFormatVersion, AuthorizerResultTtlInSeconds, EnableSimpleResponses } = authorizer
  const header = /^\$request\.header\.([\w-]+)$/.exec(IdentitySource[0] ?? '')?.[1] ?? 'Unused'
  const scheme: JsonObject = AuthorizerType === 'JWT' ? { type: 'oauth2', flows: {} } : { type: 'apiKey', name: header, in: 'header' }
  if (!extensions) return scheme
  return {
    ...scheme,
    'x-amazon-apigateway-authorizer': present({
      type: AuthorizerType.toLowerCase(),
      identitySource: IdentitySource.length > 0 ? IdentitySource.join(', ') : undefined,
      jwtConfiguration: JwtConfiguration && uncapitalised(JwtConfiguration as unknown as JsonObject),
      authorizerUri: AuthorizerUri,
      authorizerCredentials: AuthorizerCredentialsArn,
      authorizerPayloadFormatVersion: AuthorizerPayloadFormatVersion,
      authorizerResultTtlInSeconds: AuthorizerResultTtlInSeconds,
      enableSimpleResponses: EnableSimpleResponses,
    }) as JsonObject,
  }
}

/** Members as definitions spell them: `AllowOrigins` is `allowOrigins`. */
function uncapitalised(structure: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(structure).map(([name, value]): [string, Json] => [name.charAt(0).toLowerCase() + name.slice(1), isJsonObject(value) ? uncapitalised(value) : value]))
}
