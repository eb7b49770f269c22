import { ascending, type OrderedTree } from '../../../../kernel/orderedTree'
import { selectRoute } from '../rules/selectRoute'
import { isPreflight } from './cors'
import { tooLarge } from './httpLimits'
import { failed, NOT_FOUND, passed, type HttpStage } from './httpStage'

/** Selects the route. A preflight request goes on without one where the API has CORS. */
export const httpRoute: HttpStage = {
  name: 'Routing',
  run(desk) {
    const { exchange, snapshot } = desk
    const large = tooLarge(exchange)
    if (large) return failed(large)
    const found = selectRoute(valuesOf(snapshot.routes), exchange.request.method, exchange.routedPath)
    if (!found) return isPreflight(desk) ? passed(exchange, { routeKey: null }) : failed(NOT_FOUND, 'no route takes the request')
    const { route, pathParameters } = found
    return passed({ ...exchange, routeId: route.RouteId, pathParameters }, { routeKey: route.RouteKey })
  },
}

function* valuesOf<Value>(tree: OrderedTree<Value>): Generator<Value, undefined> {
  for (const [, value] of ascending(tree)) yield value
}
