import { flagOf, integerOf, refuseMembers, requiredText, structureOf, textMapOf, textOf, textsOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, emptyTree, remove, set } from '../../../../kernel/orderedTree'
import { badRequest } from '../../faults'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { Cors, HttpApi } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { closeConnections } from '../../webSocketApi/connection'
import { httpApi, keepHttp } from '../httpAccount'
import { newIntegration } from './integrations'
import { pageOf } from './listing'
import { newRoute } from './routes'
import { newStage } from './stages'

const LEFT_OUT = ['CredentialsArn', 'DisableSchemaValidation', 'IpAddressType']
/** Of HTTP APIs alone. */
const OF_HTTP = ['CorsConfiguration', 'RouteKey', 'Target'] as const

export const createApi: Operation = (turn, input) => {
  const ProtocolType = requiredText(input, 'ProtocolType') as HttpApi['ProtocolType']
  refuseMembers('CreateApi', input, LEFT_OUT)
  const api: HttpApi = present({
    ApiId: turn.newId(10),
    ProtocolType,
    RouteSelectionExpression: selectionOf(ProtocolType, input) ?? badRequest('RouteSelectionExpression is required for WEBSOCKET protocol'),
    ApiKeySelectionExpression: keySelectionOf(input) ?? KEY_SELECTIONS[0],
    Name: requiredText(input, 'Name'),
    Description: textOf(input, 'Description'),
    Version: textOf(input, 'Version'),
    CorsConfiguration: corsOf(input),
    DisableExecuteApiEndpoint: flagOf(input, 'DisableExecuteApiEndpoint'),
    CreatedDate: turn.seconds,
    Tags: textMapOf(input, 'Tags'),
    routes: emptyTree(),
    integrations: emptyTree(),
    authorizers: emptyTree(),
    deployments: emptyTree(),
    stages: emptyTree(),
    routeResponses: emptyTree(),
    integrationResponses: emptyTree(),
    models: emptyTree(),
  }) as HttpApi
  turn.tell(api.ApiId, ProtocolType === 'HTTP' ? 'HttpApiCreated' : 'WebSocketApiCreated', { name: api.Name })
  keepEdited(turn, quicklyMade(turn, api, input))
  return shown(turn, api)
}

/** With a target the API comes with all that it needs: an integration, a route and the stage `$default`. */
function quicklyMade(turn: Turn, api: HttpApi, input: JsonObject): HttpApi {
  const target = textOf(input, 'Target')
  const key = textOf(input, 'RouteKey')
  if (target === undefined) return key === undefined ? api : badRequest('Target must be specified with a RouteKey')
  const toHttp = /^https?:\/\//.test(target)
  const integration = newIntegration(turn, api, {
    IntegrationType: toHttp ? 'HTTP_PROXY' : 'AWS_PROXY',
    IntegrationUri: target,
    ...(toHttp ? { IntegrationMethod: 'ANY' } : {}),
    PayloadFormatVersion: toHttp ? '1.0' : '2.0',
  })
  const withTarget: HttpApi = { ...api, integrations: set(api.integrations, integration.IntegrationId, { ...integration, ApiGatewayManaged: true }) }
  const route = newRoute(turn, withTarget, { RouteKey: key ?? '$default', Target: `integrations/${integration.IntegrationId}` })
  const stage = newStage(turn, withTarget, { StageName: '$default', AutoDeploy: true })
  return {
    ...withTarget,
    routes: set(api.routes, route.RouteId, { ...route, ApiGatewayManaged: true }),
    stages: set(api.stages, stage.StageName, { ...stage, ApiGatewayManaged: true }),
  }
}

const KEY_SELECTIONS = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'] as const

/** @throws {Refusal} BadRequestException */
function keySelectionOf(input: JsonObject): HttpApi['ApiKeySelectionExpression'] | undefined {
  const given = textOf(input, 'ApiKeySelectionExpression')?.replaceAll(/\$\{(\S+?)\}/g, '$$$1')
  return given === undefined ? undefined : (KEY_SELECTIONS.find((each) => each === given) ?? badRequest(`ApiKeySelectionExpression must be one of: ${KEY_SELECTIONS.join(', ')}`))
}

const SELECTION = '$request.method $request.path'

/**
 * By what an API of that protocol selects its routes; undefined where it is not said and not known.
 * @throws {Refusal} BadRequestException: HTTP APIs select in one way, WebSocket APIs have no CORS
 */
function selectionOf(protocol: HttpApi['ProtocolType'], input: JsonObject): string | undefined {
  const given = textOf(input, 'RouteSelectionExpression')
  if (protocol === 'WEBSOCKET') {
    const others = OF_HTTP.find((member) => (input[member] ?? null) !== null)
    return others === undefined ? given : badRequest(`${others} is not supported for WEBSOCKET protocol`)
  }
  const unbraced = given?.replaceAll(/\$\{(\S+?)\}/g, '$$$1') ?? SELECTION
  return unbraced === SELECTION ? unbraced : badRequest('RouteSelectionExpression must be ${request.method} ${request.path} for HTTP protocol')
}

/** @throws {Refusal} BadRequestException */
function corsOf(input: JsonObject): Cors | undefined {
  const given = structureOf(input, 'CorsConfiguration')
  if (!given) return undefined
  const list = (member: string) => (given[member] ? textsOf(given, member) : undefined)
  const cors: Cors = present({
    AllowCredentials: flagOf(given, 'AllowCredentials'),
    AllowHeaders: list('AllowHeaders'),
    AllowMethods: list('AllowMethods'),
    AllowOrigins: list('AllowOrigins'),
    ExposeHeaders: list('ExposeHeaders'),
    MaxAge: integerOf(given, 'MaxAge'),
  }) as Cors
  if (cors.AllowCredentials && cors.AllowOrigins?.includes('*')) badRequest('allowCredentials cannot be true when allowOrigins is *')
  if (cors.MaxAge !== undefined && (cors.MaxAge < -1 || cors.MaxAge > 86_400)) badRequest('maxAge must be between -1 and 86400')
  return cors
}

export const getApi: Operation = (turn, input) => shown(turn, httpApi(turn, requiredText(input, 'ApiId')))

export const getApis: Operation = (turn, input) => pageOf([...ascending(turn.account.http.apis)].map(([, api]) => shown(turn, api)), input)

export const updateApi: Operation = (turn, input) => {
  refuseMembers('UpdateApi', input, [...LEFT_OUT, 'RouteKey', 'Target'])
  const before = httpApi(turn, requiredText(input, 'ApiId'))
  const given = present({ RouteSelectionExpression: selectionOf(before.ProtocolType, input), ApiKeySelectionExpression: keySelectionOf(input), Name: textOf(input, 'Name'), Description: textOf(input, 'Description'), Version: textOf(input, 'Version'), CorsConfiguration: corsOf(input) })
  const disabled = input['DisableExecuteApiEndpoint'] ?? undefined
  const api = { ...before, ...given, ...(disabled === undefined ? {} : { DisableExecuteApiEndpoint: flagOf(input, 'DisableExecuteApiEndpoint') }) } as HttpApi
  keepEdited(turn, api)
  return shown(turn, api)
}

export const deleteCorsConfiguration: Operation = (turn, input) => {
  const { CorsConfiguration: _cors, ...api } = httpApi(turn, requiredText(input, 'ApiId'))
  keepEdited(turn, api)
  return {}
}

export const deleteApi: Operation = (turn, input) => {
  const { ApiId, ProtocolType } = httpApi(turn, requiredText(input, 'ApiId'))
  closeConnections(turn, ApiId)
  keepHttp(turn, { apis: remove(turn.account.http.apis, ApiId) })
  turn.tell(ApiId, ProtocolType === 'HTTP' ? 'HttpApiDeleted' : 'WebSocketApiDeleted', {})
  return {}
}

/** Forgets what authorizers said of a stage's callers. */
export const resetAuthorizersCache: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  const prefix = JSON.stringify([api.ApiId, requiredText(input, 'StageName')]).slice(0, -1)
  keepHttp(turn, { authorizations: turn.account.http.authorizations.filter((_kept, key) => !key.startsWith(prefix)) })
  return {}
}

function shown(turn: Turn, api: HttpApi): JsonObject {
  const { routes: _r, integrations: _i, authorizers: _a, deployments: _d, stages: _s, routeResponses: _rr, integrationResponses: _ir, models: _m, ...own } = api
  return {
    ...own,
    ApiEndpoint: `${api.ProtocolType === 'HTTP' ? 'https' : 'wss'}://${api.ApiId}.execute-api.${turn.context.region}.amazonaws.com`,
    IpAddressType: 'ipv4',
  } as unknown as JsonObject
}
