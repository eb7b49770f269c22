import { refuseMembers, requiredText, textOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, get, remove, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict, notFound } from '../../faults'
import type { HttpApi, Route, RouteResponse } from '../../httpApi/api/httpApi'
import { keepEdited } from '../../httpApi/deploy'
import { httpApi } from '../../httpApi/httpAccount'
import { pageOf } from '../../httpApi/operation/listing'
import type { Operation } from '../../operation/operation'
import type { Turn } from '../../turn'
import { webSocketApi } from './webSocketOnly'

const LEFT_OUT = ['ModelSelectionExpression', 'ResponseModels', 'ResponseParameters']

/** Makes a route two-way: what its backend answers goes back to the client. */
export const createRouteResponse: Operation = (turn, input) => {
  const { api, route } = routeOf(turn, input)
  refuseMembers('CreateRouteResponse', input, LEFT_OUT)
  const response: RouteResponse = { RouteId: route.RouteId, RouteResponseId: turn.newId(6), RouteResponseKey: keyOf(requiredText(input, 'RouteResponseKey')) }
  if (responsesOf(api, route).length > 0) conflict('Route response with key $default already exists for this route')
  return kept(turn, api, response)
}

export const updateRouteResponse: Operation = (turn, input) => {
  const { api, response } = responseOf(turn, input)
  refuseMembers('UpdateRouteResponse', input, LEFT_OUT)
  return kept(turn, api, { ...response, RouteResponseKey: keyOf(textOf(input, 'RouteResponseKey') ?? response.RouteResponseKey) })
}

export const getRouteResponse: Operation = (turn, input) => shown(responseOf(turn, input).response)

export const getRouteResponses: Operation = (turn, input) => {
  const { api, route } = routeOf(turn, input)
  return pageOf(responsesOf(api, route).map(shown), input)
}

export const deleteRouteResponse: Operation = (turn, input) => {
  const { api, response } = responseOf(turn, input)
  keepEdited(turn, { ...api, routeResponses: remove(api.routeResponses, placeOf(response)) })
  return {}
}

function routeOf(turn: Turn, input: JsonObject): { readonly api: HttpApi; readonly route: Route } {
  const api = webSocketApi(httpApi(turn, requiredText(input, 'ApiId')), 'Route responses')
  return { api, route: get(api.routes, requiredText(input, 'RouteId')) ?? notFound('Invalid Route identifier specified') }
}

function responseOf(turn: Turn, input: JsonObject): { readonly api: HttpApi; readonly response: RouteResponse } {
  const { api, route } = routeOf(turn, input)
  const response = get(api.routeResponses, `${route.RouteId}/${requiredText(input, 'RouteResponseId')}`)
  return { api, response: response ?? notFound('Invalid Route Response identifier specified') }
}

function responsesOf(api: HttpApi, { RouteId }: Route): readonly RouteResponse[] {
  return [...ascending(api.routeResponses)].map(([, response]) => response).filter((response) => response.RouteId === RouteId)
}

function kept(turn: Turn, api: HttpApi, response: RouteResponse): JsonObject {
  keepEdited(turn, { ...api, routeResponses: set(api.routeResponses, placeOf(response), response) })
  return shown(response)
}

function placeOf({ RouteId, RouteResponseId }: RouteResponse): string {
  return `${RouteId}/${RouteResponseId}`
}

function shown({ RouteId: _route, ...response }: RouteResponse): JsonObject {
  return response
}

/** @throws {Refusal} BadRequestException */
function keyOf(key: string): '$default' {
  return key === '$default' ? key : badRequest('Only the $default route response key is supported')
}
