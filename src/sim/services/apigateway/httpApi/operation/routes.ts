import { flagOf, refuseMembers, requiredText, textMapOf, textOf, textsOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, get, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict } from '../../faults'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { HttpApi, Route } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { httpApi } from '../httpAccount'
import { readRouteKey } from '../rules/routeKey'
import { checkWebSocketRoute } from '../../webSocketApi/operation/webSocketParts'
import { listing, partOf, type Kind } from './listing'

/** Of WebSocket APIs alone. */
const OF_WEB_SOCKETS = ['ApiKeyRequired', 'ModelSelectionExpression', 'RequestModels', 'RouteResponseSelectionExpression']
const LEFT_OUT = ['RequestParameters']

const ROUTES: Kind<'routes'> = { name: 'routes', id: 'RouteId', word: 'Route', isDeployed: true, show: (route) => route as unknown as JsonObject }
export const { one: getRoute, all: getRoutes, gone: deleteRoute } = listing(ROUTES)

export const createRoute: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  const route = newRoute(turn, api, input)
  keepEdited(turn, { ...api, routes: set(api.routes, route.RouteId, route) })
  return ROUTES.show(route)
}

export function newRoute(turn: Turn, api: HttpApi, input: JsonObject): Route {
  const route: Route = { RouteId: turn.newId(7), RouteKey: requiredText(input, 'RouteKey'), ApiKeyRequired: false, AuthorizationType: 'NONE', ...given(api, 'CreateRoute', input) }
  check(api, route)
  return route
}

export const updateRoute: Operation = (turn, input) => {
  const { api, part } = partOf(turn, ROUTES, input)
  const key = textOf(input, 'RouteKey')
  const route: Route = { ...part, ...(key === undefined ? {} : { RouteKey: key }), ...given(api, 'UpdateRoute', input) }
  check(api, route)
  keepEdited(turn, { ...api, routes: set(api.routes, route.RouteId, route) })
  return ROUTES.show(route)
}

function given({ ProtocolType }: HttpApi, action: string, input: JsonObject): Partial<Route> {
  refuseMembers(action, { ...input, ApiKeyRequired: flagOf(input, 'ApiKeyRequired') }, ProtocolType === 'WEBSOCKET' ? LEFT_OUT : [...LEFT_OUT, ...OF_WEB_SOCKETS])
  return present({
    ApiKeyRequired: (input['ApiKeyRequired'] ?? undefined) === undefined ? undefined : flagOf(input, 'ApiKeyRequired'),
    AuthorizationType: textOf(input, 'AuthorizationType') as Route['AuthorizationType'] | undefined,
    AuthorizationScopes: input['AuthorizationScopes'] ? textsOf(input, 'AuthorizationScopes') : undefined,
    AuthorizerId: textOf(input, 'AuthorizerId'),
    OperationName: textOf(input, 'OperationName'),
    Target: textOf(input, 'Target'),
    RouteResponseSelectionExpression: textOf(input, 'RouteResponseSelectionExpression'),
    ModelSelectionExpression: textOf(input, 'ModelSelectionExpression'),
    RequestModels: input['RequestModels'] ? textMapOf(input, 'RequestModels') : undefined,
  }) as Partial<Route>
}

/** @throws {Refusal} BadRequestException or ConflictException */
function check(api: HttpApi, route: Route): void {
  const { RouteId, RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes = [] } = route
  if (api.ProtocolType === 'WEBSOCKET') checkWebSocketRoute(route)
  else if (!readRouteKey(RouteKey)) {
    badRequest('The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"')
  }
  if ([...ascending(api.routes)].some(([, other]) => other.RouteId !== RouteId && other.RouteKey === RouteKey)) {
    conflict(`Route with key ${RouteKey} already exists for this API`)
  }
  const [, integration] = /^integrations\/(.+)$/.exec(Target ?? '') ?? []
  if (Target !== undefined && (integration === undefined || !get(api.integrations, integration))) badRequest('Invalid integration identifier specified')
  const authorizer = AuthorizerId === undefined ? undefined : get(api.authorizers, AuthorizerId)
  const wanted = AuthorizationType === 'JWT' ? 'JWT' : AuthorizationType === 'CUSTOM' ? 'REQUEST' : undefined
  if (wanted !== undefined && authorizer?.AuthorizerType !== wanted) badRequest('Invalid authorizer identifier specified')
  if (AuthorizationScopes.length > 0 && AuthorizationType !== 'JWT') badRequest('Authorization scopes are only supported for routes with a JWT authorizer')
}
